import type { ReactNode } from 'react';

import { tongue } from '../i18n/names.ts';
import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  /** How much it asks to be touched: the one next step, another way, or a quiet aside. */
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  /** `large` invites from afar; `small` shares a narrow row with others and wraps its words. */
  readonly size?: 'plain' | 'large' | 'small';
  readonly icon?: IconName;
  /** Where the icon stands; `only` hides the words from sight but not from screen readers. */
  readonly iconAt?: 'start' | 'end' | 'only';
  /** BCP 47 tag of the words, where it is not the page's. */
  readonly lang?: string;
  /** What screen readers say, where the words shown are too short to stand alone; it holds them. */
  readonly label?: string;
  /** For switches: whether it is on. */
  readonly pressed?: boolean;
  /** For what opens a sheet: whether it is open. */
  readonly expanded?: boolean;
  readonly disabled?: boolean;
  /** What it began is under way; until then it does not answer again. */
  readonly pending?: boolean;
  readonly children: string;
  readonly onPress: () => void;
}

/** The one button: at least 20 mm high, pressed in the next frame. */
export function Button(props: ButtonProps): ReactNode {
  const {
    variant = 'secondary',
    size = 'plain',
    icon,
    iconAt = 'start',
    lang,
    label,
    pressed,
    expanded,
    children,
  } = props;
  const { disabled = false, pending = false, onPress } = props;
  const image = icon === undefined ? null : <Icon name={icon} />;
  const only = iconAt === 'only';
  const classes = ['button', `button-${variant}`];
  if (size !== 'plain') classes.push(`button-${size}`);
  if (only) classes.push('button-icon');
  return (
    <button
      type="button"
      className={classes.join(' ')}
      {...(lang === undefined ? {} : tongue(lang))}
      aria-pressed={pressed}
      aria-haspopup={expanded === undefined ? undefined : 'dialog'}
      aria-expanded={expanded}
      aria-disabled={disabled || pending ? true : undefined}
      aria-busy={pending ? true : undefined}
      aria-label={label ?? (only ? children : undefined)}
      onClick={disabled || pending ? undefined : onPress}
    >
      {iconAt === 'end' ? null : image}
      {only ? null : <span>{children}</span>}
      {iconAt === 'end' ? image : null}
    </button>
  );
}

import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon.tsx';

interface ButtonProps {
  /** How much it asks to be touched: the one next step, another way, or a quiet aside. */
  readonly variant?: 'primary' | 'secondary' | 'quiet';
  readonly icon?: IconName;
  /** Where the icon stands; `only` hides the words from sight but not from screen readers. */
  readonly iconAt?: 'start' | 'end' | 'only';
  /** BCP 47 tag of the words, where it is not the page's. */
  readonly lang?: string;
  /** For switches: whether it is on. */
  readonly pressed?: boolean;
  readonly disabled?: boolean;
  readonly children: string;
  readonly onPress: () => void;
}

/** The one button: at least 20 mm high, pressed in the next frame. */
export function Button(props: ButtonProps): ReactNode {
  const { variant = 'secondary', icon, iconAt = 'start', lang, pressed, disabled, children, onPress } = props;
  const image = icon === undefined ? null : <Icon name={icon} />;
  const only = iconAt === 'only';
  return (
    <button
      type="button"
      className={`button button-${variant}${only ? ' button-icon' : ''}`}
      lang={lang}
      aria-pressed={pressed}
      aria-disabled={disabled}
      aria-label={only ? children : undefined}
      onClick={disabled === true ? undefined : onPress}
    >
      {iconAt === 'end' ? null : image}
      {only ? null : <span>{children}</span>}
      {iconAt === 'end' ? image : null}
    </button>
  );
}

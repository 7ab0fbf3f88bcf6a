import type { ReactNode } from 'react';

import { Icon } from './icon.tsx';

interface OptionProps {
  /** `open` waits to be chosen; afterwards it is the `right` one, the wrong one that was `chosen`, or one of the others. */
  readonly state: 'open' | 'right' | 'chosen' | 'other';
  /** Whether it is the one that was touched. */
  readonly taken: boolean;
  readonly children: string;
  readonly onTake: () => void;
}

/** One of a few answers; once one is taken, none answers any more, and the right one bears a check mark. */
export function Option({ state, taken, children, onTake }: OptionProps): ReactNode {
  const open = state === 'open';
  return (
    <button
      type="button"
      className={`option option-${state}`}
      aria-pressed={taken}
      aria-disabled={!open}
      onClick={open ? onTake : undefined}
    >
      <span data-aloud="">{children}</span>
      {state === 'right' ? <Icon name="check" /> : null}
    </button>
  );
}

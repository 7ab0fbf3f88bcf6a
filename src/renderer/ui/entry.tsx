import type { ReactNode } from 'react';

import { Icon, type IconName } from './icon.tsx';

interface EntryProps {
  readonly icon: IconName;
  readonly name: string;
  /** What is to be known of it before it is opened; empty while that is not known yet. */
  readonly line: string;
  readonly onPress: () => void;
}

/** A way on, with what is to be known of the place it leads to. */
export function Entry({ icon, name, line, onPress }: EntryProps): ReactNode {
  return (
    <button type="button" className="entry" onClick={onPress}>
      <Icon name={icon} />
      <span className="entry-name">{name}</span>
      <span className="entry-line">{line}</span>
    </button>
  );
}

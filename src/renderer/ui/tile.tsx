import type { ReactNode } from 'react';

interface TileProps {
  /** `large` tiles are a screen's only choice; `plain` ones stand beside other things. */
  readonly size?: 'large' | 'plain';
  readonly title: string;
  /** A second, quieter line. */
  readonly text?: string;
  /** For switches: whether it is on. */
  readonly pressed?: boolean;
  /** Figures beneath the title; not for screen readers, as they change by themselves. */
  readonly children?: ReactNode;
  readonly onPress: () => void;
}

/** A wide choice made of words, or of words and figures. */
export function Tile({ size = 'plain', title, text, pressed, children, onPress }: TileProps): ReactNode {
  return (
    <button type="button" className={`tile tile-${size}`} aria-pressed={pressed} onClick={onPress}>
      <span className="tile-title" data-aloud="">
        {title}
      </span>
      {text === undefined ? null : (
        <span className="tile-text" data-aloud="">
          {text}
        </span>
      )}
      {children}
    </button>
  );
}

import type { ReactNode } from 'react';

import type { Focus } from '../../shared/schema/picture.ts';

import { Picture } from './picture.tsx';

interface CardProps {
  readonly title: string;
  readonly text?: string;
  /** A short mark in the corner, such as "Seen". */
  readonly mark?: string | undefined;
  readonly picture?: string | undefined;
  /** What of the picture stays in sight. */
  readonly focus?: Focus | undefined;
  /** Large cards lead; plain ones stand in a grid. */
  readonly size?: 'large' | 'plain';
  /** The panel it leads to: its picture grows into that of the panel. */
  readonly leadsTo?: string;
  readonly onPress: () => void;
}

/** A picture with a title that leads to what it shows. */
export function Card({ title, text, mark, picture, focus, size = 'plain', leadsTo, onPress }: CardProps): ReactNode {
  return (
    <button type="button" className={`card card-${size}`} data-leads-to={leadsTo} onClick={onPress}>
      {picture === undefined ? null : <Picture address={picture} alt="" focus={focus} />}
      <span className="card-words">
        <span className="card-title" data-aloud="">
          {title}
        </span>
        {text === undefined ? null : (
          <span className="card-text" data-aloud="">
            {text}
          </span>
        )}
      </span>
      {mark === undefined ? null : <span className="card-mark">{mark}</span>}
    </button>
  );
}

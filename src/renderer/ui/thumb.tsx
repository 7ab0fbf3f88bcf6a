import type { ReactNode } from 'react';

import { Picture } from './picture.tsx';

interface ThumbProps {
  /** What the picture is called; nothing is written on it. */
  readonly label: string;
  readonly picture: string;
  readonly on: boolean;
  readonly onPress: () => void;
}

/** A small picture that brings up the large one. */
export function Thumb({ label, picture, on, onPress }: ThumbProps): ReactNode {
  return (
    <button type="button" className="gallery-thumb" aria-pressed={on} aria-label={label} onClick={onPress}>
      <Picture address={picture} alt="" />
    </button>
  );
}

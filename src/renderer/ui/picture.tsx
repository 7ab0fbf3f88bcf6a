import type { ReactNode } from 'react';

import type { Focus } from '../../shared/schema/picture.ts';

interface PictureProps {
  /** Address of the file. */
  readonly address: string;
  /** What it shows; empty where the words beside it say it already. */
  readonly alt: string;
  readonly className?: string;
  /** What stays in sight where it is cropped; its middle where left out. */
  readonly focus?: Focus | undefined;
}

/** A picture of the pack, filling its place; it cannot be dragged out of the page. */
export function Picture({ address, alt, className = '', focus }: PictureProps): ReactNode {
  const style = focus === undefined ? undefined : { objectPosition: `${focus.x * 100}% ${focus.y * 100}%` };
  return (
    <img className={`picture ${className}`} style={style} src={address} alt={alt} draggable={false} decoding="async" />
  );
}

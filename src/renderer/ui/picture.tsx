import type { ReactNode } from 'react';

interface PictureProps {
  /** Address of the file. */
  readonly address: string;
  /** What it shows; empty where the words beside it say it already. */
  readonly alt: string;
  readonly className?: string;
}

/** A picture of the pack, filling its place; it cannot be dragged out of the page. */
export function Picture({ address, alt, className = '' }: PictureProps): ReactNode {
  return <img className={`picture ${className}`} src={address} alt={alt} draggable={false} decoding="async" />;
}

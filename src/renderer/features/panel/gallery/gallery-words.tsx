import type { ReactNode } from 'react';

import type { PanelOf, TextOf } from '../../../../shared/panels/index.ts';

interface GalleryWordsProps {
  readonly panel: PanelOf<'gallery'>;
  readonly text: TextOf<'gallery'>;
  readonly label: string;
}

/** Everything the pictures show, in words: for those who cannot see them. */
export function GalleryWords({ panel, text, label }: GalleryWordsProps): ReactNode {
  return (
    <section className="for-screen-readers" aria-label={label}>
      <ol>
        {panel.pictures.map((picture) => {
          const words = text.pictures[picture.id];
          return (
            <li key={picture.id}>
              <strong>{words?.title}</strong> {words?.alt} {words?.caption}
              {picture.spots === undefined ? null : (
                <ol>
                  {picture.spots.map(({ id }) => (
                    <li key={id}>
                      <strong>{words?.spots?.[id]?.title}</strong> {words?.spots?.[id]?.text}
                    </li>
                  ))}
                </ol>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import type { PanelViewProps } from './panel-view.ts';

/** Pictures one at a time, large, with their captions and a row of all of them. */
export function GalleryPanel({ panel, text, address, head, actions }: PanelViewProps<'gallery'>): ReactNode {
  const { t } = useTranslation();
  const [at, setAt] = useState(0);
  const picture = panel.pictures[at] ?? panel.pictures[0];
  if (picture === undefined) return null;
  const words = text.pictures[picture.id];
  const total = panel.pictures.length;
  const turn = (by: number): void => {
    setAt((before) => (before + by + total) % total);
  };
  return (
    <>
      <figure className="gallery-figure">
        <Picture key={picture.id} className="panel-picture" address={address(picture)} alt={words?.alt ?? ''} />
        <div className="gallery-turn">
          <Button icon="back" iconAt="only" onPress={() => turn(-1)}>
            {t('nav.previous')}
          </Button>
          <span className="gallery-position">{t('nav.position', { at: at + 1, total })}</span>
          <Button icon="next" iconAt="only" onPress={() => turn(1)}>
            {t('nav.following')}
          </Button>
        </div>
      </figure>
      <div className="panel-words">
        {head}
        <div className="gallery-caption" aria-live="polite">
          <h2 className="gallery-title">{words?.title}</h2>
          <p className="panel-body">{words?.caption}</p>
        </div>
        <div className="gallery-row">
          {panel.pictures.map((each, index) => (
            <Thumb
              key={each.id}
              label={text.pictures[each.id]?.title ?? ''}
              picture={address(each)}
              on={index === at}
              onPress={() => {
                setAt(index);
              }}
            />
          ))}
        </div>
        {actions}
      </div>
    </>
  );
}

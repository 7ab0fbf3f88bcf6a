import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { smallestFile } from '../../../../shared/models/gallery/pyramid.ts';
import { nextSpot, type Place } from '../../../../shared/models/gallery/spots.ts';
import { formatCredit } from '../../../i18n/format-credit.ts';
import { Foreign } from '../../../ui/foreign.tsx';
import { Button } from '../../../ui/button.tsx';
import { Thumb } from '../../../ui/thumb.tsx';
import type { PanelViewProps } from '../panel-view.ts';
import { GalleryStage, type StageHandle } from './gallery-stage.tsx';
import { GalleryWords } from './gallery-words.tsx';

/**
 * Pictures one at a time, to be looked at closely, with their spots and a row of all of them. Beside a picture stands
 * its caption, or what the spot tells that is looked at: one of them at a time, so that both are read from afar.
 */
export function GalleryPanel({ panel, text, address, head, actions }: PanelViewProps<'gallery'>): ReactNode {
  const { t } = useTranslation();
  const [place, setPlace] = useState<Place>({ at: 0, spot: undefined });
  const stage = useRef<StageHandle>(null);
  const { pictures } = panel;
  const total = pictures.length;
  const { at } = place;
  const picture = pictures[at];
  const words = picture === undefined ? undefined : text.pictures[picture.id];
  const spot = place.spot === undefined ? undefined : words?.spots?.[place.spot];
  const next = nextSpot(pictures, place);
  const goOn = (): void => {
    if (next !== undefined) setPlace(next);
  };
  return (
    <>
      <figure className="gallery-figure">
        <GalleryStage
          ref={stage}
          pictures={pictures}
          words={text.pictures}
          address={address}
          at={at}
          spot={place.spot}
          onTurn={(by) => {
            setPlace(({ at }) => ({ at: Math.min(total - 1, Math.max(0, at + by)), spot: undefined }));
          }}
          onSpot={(id) => {
            setPlace((before) => ({ ...before, spot: id }));
          }}
          onNextSpot={goOn}
        />
        <div className="gallery-bar">
          <Button icon="back" iconAt="only" disabled={at === 0} onPress={() => stage.current?.turn(-1)}>
            {t('nav.previous')}
          </Button>
          <span className="gallery-position">{t('nav.position', { at: at + 1, total })}</span>
          <Button icon="next" iconAt="only" disabled={at === total - 1} onPress={() => stage.current?.turn(1)}>
            {t('nav.following')}
          </Button>
          {next === undefined ? null : (
            <span className="gallery-next">
              <Button icon="spot" onPress={goOn}>
                {t('gallery.next')}
              </Button>
            </span>
          )}
        </div>
        <div className="gallery-row" role="group" aria-label={t('gallery.all')}>
          {pictures.map((each, index) => (
            <Thumb
              key={each.id}
              label={text.pictures[each.id]?.title ?? ''}
              picture={address({ file: smallestFile(each.file, each.size), credit: each.credit })}
              on={index === at}
              onPress={() => {
                if (index === at) stage.current?.whole();
                setPlace({ at: index, spot: undefined });
              }}
            />
          ))}
        </div>
      </figure>
      <div className="panel-words">
        {head}
        {text.body === undefined ? null : <p className="panel-body gallery-intro">{text.body}</p>}
        <div className="gallery-caption" aria-live="polite">
          <h2 className="gallery-title">{words?.title}</h2>
          {spot === undefined ? (
            <>
              <p className="gallery-text">{words?.caption}</p>
              <p className="gallery-credit">
                <Foreign>{picture === undefined ? '' : formatCredit(picture.credit, t)}</Foreign>
              </p>
            </>
          ) : (
            <div className="gallery-spot" key={place.spot}>
              <span className="gallery-spot-number" aria-hidden="true">
                {(picture?.spots?.findIndex((each) => each.id === place.spot) ?? 0) + 1}
              </span>
              <div className="gallery-spot-words">
                <h3 className="gallery-spot-title">{spot.title}</h3>
                <p className="gallery-text">{spot.text}</p>
              </div>
            </div>
          )}
        </div>
        <GalleryWords panel={panel} text={text} label={t('gallery.all')} />
        {actions}
      </div>
    </>
  );
}

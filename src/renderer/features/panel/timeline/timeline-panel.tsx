import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { entryOf, eraAt, inOrder, nearest } from '../../../../shared/models/timeline/walk.ts';
import { formatYear } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import { Chip } from '../../../ui/chip.tsx';
import { Picture } from '../../../ui/picture.tsx';
import type { PanelViewProps } from '../panel-view.ts';
import { Strip } from './strip.tsx';

/** The events of a city through time, one large at a time over a strip; the sister city can be laid alongside. */
export function TimelinePanel({ panel, text, address, head, actions }: PanelViewProps<'timeline'>): ReactNode {
  const { t } = useTranslation();
  const [together, setTogether] = useState(false);
  const [chosen, setChosen] = useState(panel.lanes[0]?.events[0]?.id);
  const placed = useMemo(() => inOrder(panel.lanes.slice(0, together ? 2 : 1)), [panel, together]);
  const found = placed.findIndex(({ event }) => event.id === chosen);
  const at = Math.max(0, found);
  const current = placed[at];
  const all = useMemo(() => inOrder(panel.lanes), [panel]);
  if (current === undefined) return <div className="panel-words">{head}</div>;

  const choose = (index: number): void => {
    setChosen(placed[index]?.event.id);
  };
  const layAlongside = (): void => {
    if (together && current.lane !== 0) {
      const own = placed.filter(({ lane }) => lane === 0);
      const years = own.map((each) => each.years);
      setChosen(own[nearest(years, current.years)]?.event.id);
    }
    setTogether(!together);
  };
  const words = text.events[current.event.id];
  const eraIndex = eraAt(panel.eras, current.years);
  const laneTitle = (lane: number): string => text.lanes[panel.lanes[lane]?.id ?? '']?.title ?? '';
  const year = formatYear(Math.floor(current.years), t);
  const sister = panel.lanes[1];
  // The neighbours are there before they are asked for, so that no step shows an empty frame.
  const near = placed.slice(Math.max(0, at - 1), at + 2);
  return (
    <>
      {/* Where the event has no picture there is no figure to be told of. */}
      <figure className="timeline-pictures" role={current.event.picture === undefined ? 'presentation' : undefined}>
        {near.map(({ event }) =>
          event.picture === undefined ? null : (
            <Picture
              key={event.id}
              className={event === current.event ? 'panel-picture' : 'panel-picture timeline-waiting'}
              address={address(event.picture)}
              alt={event === current.event ? (words?.alt ?? '') : ''}
            />
          ),
        )}
      </figure>
      <div className="panel-words">
        {head}
        <div aria-live="polite">
          <article className="timeline-card" key={current.event.id}>
            <p className="timeline-when">
              <span className="timeline-date">{year}</span>
              {together ? (
                <span className={`timeline-city timeline-city-${current.lane}`}>{laneTitle(current.lane)}</span>
              ) : null}
            </p>
            <h2 className="timeline-title">{words?.title}</h2>
            <p className="timeline-text">{words?.text}</p>
          </article>
        </div>
        <div className="timeline-foot">
          {sister === undefined ? null : (
            <Button pressed={together} onPress={layAlongside}>
              {t('timeline.together', { city: laneTitle(1) })}
            </Button>
          )}
          {actions}
        </div>
      </div>
      <div className="timeline-time">
        {panel.eras.length === 0 ? null : (
          <div className="timeline-eras" role="group" aria-label={t('timeline.eras')}>
            {panel.eras.map((era, index) => (
              <Chip
                key={era.id}
                variant="place"
                on={index === eraIndex}
                onToggle={() => {
                  choose(entryOf(era, placed));
                }}
              >
                {text.eras[era.id]?.title ?? ''}
              </Chip>
            ))}
          </div>
        )}
        <div className="timeline-row">
          <Button icon="back" iconAt="only" disabled={at === 0} onPress={() => choose(at - 1)}>
            {t('timeline.earlier')}
          </Button>
          <Strip
            placed={placed}
            eras={panel.eras}
            at={at}
            value={`${year}: ${words?.title ?? ''}`}
            lanes={together ? [laneTitle(0), laneTitle(1)] : [laneTitle(0)]}
            choose={choose}
          />
          <Button icon="next" iconAt="only" disabled={at === placed.length - 1} onPress={() => choose(at + 1)}>
            {t('timeline.later')}
          </Button>
        </div>
      </div>
      <ol className="for-screen-readers" aria-label={t('timeline.list')}>
        {all.map(({ event, lane, years }) => (
          <li key={event.id}>
            {formatYear(Math.floor(years), t)}, {laneTitle(lane)}: {text.events[event.id]?.title}.{' '}
            {text.events[event.id]?.text}
          </li>
        ))}
      </ol>
    </>
  );
}

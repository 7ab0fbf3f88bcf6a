import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { weatherOf } from '../../../shared/scene/sky.ts';
import { useDispatch, useExhibit, usePackText, useRules, useVisit } from '../../state/kiosk-context.tsx';
import { usePictureAddress } from '../../state/picture-address.ts';
import { useSky } from '../../state/sky-context.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { OrnamentBorder, OrnamentGround } from '../../ui/ornament/ornament.tsx';
import { Weather } from '../../ui/weather.tsx';

/** The share of the weather that falls behind the cards. */
const BEHIND_CARDS = 0.3;
/** Seconds that a visitor looks at a panel beside reading it, for the length of the tour told at its start. */
const LOOKING_SECONDS = 10;

/** Where the visit turns to a tour or to a topic. */
export function HomeScreen(): ReactNode {
  const { pack, venue } = useExhibit();
  const rules = useRules();
  const text = usePackText();
  const dispatch = useDispatch();
  const address = usePictureAddress();
  const { season } = useSky();
  const { t } = useTranslation();
  const seen = useVisit((visit) => visit.seen);
  const language = useVisit((visit) => visit.language);
  const begun = useVisit((visit) => visit.tourAt !== undefined);
  const seconds = rules.tour
    .map(
      (panel) =>
        LOOKING_SECONDS +
        rules.readingTime({ screen: { at: 'panel', panel, via: 'tour' }, sheet: 'none', language }) / 1000,
    )
    .reduce((sum, each) => sum + each, 0);
  const length = `${t('home.stops', { count: rules.tour.length })}, ${t('home.minutes', { count: Math.max(1, Math.round(seconds / 60)) })}`;
  return (
    <main className="home-screen">
      <OrnamentGround />
      <Weather kind={weatherOf(pack, season)} share={BEHIND_CARDS} />
      <OrnamentBorder place="inside" />
      <header className="screen-head">
        <p className="kicker">{venue.name[language] ?? ''}</p>
        <h1 className="screen-title" tabIndex={-1}>
          {t('home.title', { city: text.title })}
        </h1>
      </header>
      <div className="home-choices">
        <Card
          size="large"
          title={begun ? t('home.continue') : t('home.tour')}
          text={length}
          picture={pack.cover === undefined ? undefined : address(pack.cover)}
          focus={pack.cover?.focus}
          onPress={() => {
            dispatch({ type: 'start-tour' });
          }}
        />
        <div className="home-between">
          <h2 className="home-or">{t('home.topics')}</h2>
          {seen.length === 0 ? null : (
            <Button
              onPress={() => {
                dispatch({ type: 'finish' });
              }}
            >
              {t('keepsake.open')}
            </Button>
          )}
        </div>
        <div className="cards cards-topics">
          {pack.topics.map((topic) => {
            const words = text.topics[topic.id];
            const all = topic.panels.every((panel) => seen.includes(panel.id));
            return (
              <Card
                key={topic.id}
                title={words?.title ?? ''}
                mark={all ? t('topic.seen') : undefined}
                picture={topic.picture === undefined ? undefined : address(topic.picture)}
                focus={topic.picture?.focus}
                onPress={() => {
                  dispatch({ type: 'open-topic', topic: topic.id });
                }}
              />
            );
          })}
        </div>
      </div>
    </main>
  );
}

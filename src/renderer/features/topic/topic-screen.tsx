import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { panelText } from '../../../shared/content/pack-view.ts';
import { useDispatch, useExhibit, usePackText, useVisit } from '../../state/kiosk-context.tsx';
import { usePictureAddress } from '../../state/picture-address.ts';
import { Card } from '../../ui/card.tsx';
import { OrnamentBorder, OrnamentGround, OrnamentMark } from '../../ui/ornament/ornament.tsx';

/** A topic and its panels. */
export function TopicScreen({ id }: { id: string }): ReactNode {
  const { pack, digests } = useExhibit();
  const text = usePackText();
  const dispatch = useDispatch();
  const address = usePictureAddress();
  const { t } = useTranslation();
  const seen = useVisit((visit) => visit.seen);
  const topic = pack.topics.find((each) => each.id === id);
  const words = text.topics[id];
  if (topic === undefined || words === undefined) return null;
  return (
    <main className="topic-screen">
      <OrnamentGround />
      <OrnamentBorder place="inside" />
      <header className="screen-head">
        <p className="kicker">
          <OrnamentMark />
          {text.title} · {t('topic.panels', { count: topic.panels.length })}
        </p>
        <h1 className="screen-title" tabIndex={-1}>
          {words.title}
        </h1>
        <p className="screen-summary">{words.summary}</p>
      </header>
      <div className="cards cards-panels">
        {topic.panels.map((panel) => {
          const picture = digests[panel.id]?.pictures[0];
          return (
            <Card
              key={panel.id}
              leadsTo={panel.id}
              title={panelText(panel, text)?.headline ?? ''}
              mark={seen.includes(panel.id) ? t('topic.seen') : undefined}
              picture={picture === undefined ? undefined : address(picture)}
              focus={picture?.focus}
              onPress={() => {
                dispatch({ type: 'open-panel', panel: panel.id });
              }}
            />
          );
        })}
      </div>
    </main>
  );
}

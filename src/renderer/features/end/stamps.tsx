import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { seenTopics } from '../../../shared/session/visit.ts';
import { useDispatch, useExhibit, usePackText, useRules, useVisit } from '../../state/kiosk-context.tsx';
import { Stamp } from '../../ui/stamp.tsx';

/** A stamp for each topic seen, an empty outline for each that waits; touching one opens its topic. */
export function Stamps(): ReactNode {
  const { pack } = useExhibit();
  const { topics } = useRules();
  const text = usePackText();
  const dispatch = useDispatch();
  const { t } = useTranslation();
  const seen = useVisit((visit) => visit.seen);
  const earned = seenTopics(seen, topics);
  return (
    <ul className="stamps" aria-label={t('keepsake.stamps')} data-count={pack.topics.length}>
      {pack.topics.map(({ id }, at) => {
        const has = earned.includes(id);
        const topic = text.topics[id]?.title ?? '';
        return (
          <li key={id}>
            <Stamp
              ornament={pack.theme.ornament}
              at={at}
              earned={has}
              title={topic}
              label={t(has ? 'keepsake.earned' : 'keepsake.missing', { topic })}
              onPress={() => {
                dispatch({ type: 'open-topic', topic: id });
              }}
            />
          </li>
        );
      })}
    </ul>
  );
}

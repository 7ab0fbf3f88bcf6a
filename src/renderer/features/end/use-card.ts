import { useTranslation } from 'react-i18next';

import { withoutTies } from '../../../shared/content/typeset.ts';
import { type Card, codeText } from '../../../shared/models/keepsake/card.ts';
import { seenTopics } from '../../../shared/session/visit.ts';
import { formatNumber } from '../../i18n/format.ts';
import { useExhibit, usePackText, useRules, useVisit } from '../../state/kiosk-context.tsx';

/** What stands on the card of this visit, and what its code holds. */
export interface VisitCard {
  /** The city's greeting in its own language; undefined where the visitor reads that one or the pack has none. */
  readonly own: { readonly language: string; readonly greeting: string } | undefined;
  /** The greeting in the visitor's language, or the farewell of a pack without greetings. */
  readonly greeting: string;
  readonly quiz: string | undefined;
  readonly code: string;
  readonly address: string | undefined;
}

/** The card of this visit in the visitor's language. */
export function useCard(): VisitCard {
  const { pack, texts } = useExhibit();
  const { topics } = useRules();
  const text = usePackText();
  const { t } = useTranslation();
  const language = useVisit((visit) => visit.language);
  const seen = useVisit((visit) => visit.seen);
  const result = useVisit((visit) => visit.quiz);
  const ownLanguage = pack.keepsake?.language ?? '';
  const ownGreeting = texts[ownLanguage]?.keepsake?.greeting;
  const greeting = text.keepsake?.greeting ?? text.farewell;
  const quiz =
    result === undefined
      ? undefined
      : t('keepsake.quiz', {
          right: formatNumber(result.right, language),
          total: formatNumber(result.total, language),
        });
  const card: Card = {
    // A phone sets its own lines.
    greetings: (ownGreeting === undefined ? [greeting] : [ownGreeting, greeting]).map(withoutTies),
    over: t('keepsake.stamps'),
    topics: seenTopics(seen, topics).flatMap((id) => withoutTies(text.topics[id]?.title ?? '') || []),
    quiz,
  };
  const address = pack.keepsake?.address;
  return {
    own:
      ownGreeting === undefined || ownGreeting === greeting
        ? undefined
        : { language: ownLanguage, greeting: ownGreeting },
    greeting,
    quiz,
    code: codeText(card, address),
    address,
  };
}

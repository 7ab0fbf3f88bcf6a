import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { currentWalk, type Screen } from '../../shared/session/visit.ts';
import { autonym } from '../i18n/names.ts';
import { useRules } from '../state/kiosk-context.tsx';

/**
 * The polite voice of the page. It tells what the focus does not: a panel's headline takes the focus and is read with
 * it, so what is left to say is where in the walk it stands; a change of language leaves the focus on its button, so
 * the language and the headline are said in the new one. On the attract screen it is silent.
 */
export function Announcer({ screen }: { readonly screen: Screen }): ReactNode {
  const rules = useRules();
  const { t, i18n } = useTranslation();
  // The language as it is written, not as it is chosen: the headline must be in it already.
  const { language } = i18n;
  const voice = useRef<HTMLDivElement>(null);
  const told = useRef({ screen, language });
  useEffect(() => {
    const before = told.current;
    told.current = { screen, language };
    // Nothing is drawn by it, and the words are those of the page as it stands: they are put where they are heard.
    const say = (words: string): void => {
      if (voice.current !== null) voice.current.textContent = words;
    };
    const headline = document.querySelector('h1')?.textContent ?? '';
    if (screen.at === 'attract') say('');
    else if (before.language !== language) say(`${autonym(language)}. ${headline}`);
    else if (before.screen !== screen && screen.at === 'panel') {
      const walk = currentWalk(screen, rules);
      say(`${t('nav.position', { at: walk.indexOf(screen.panel) + 1, total: walk.length })}: ${headline}`);
    } else if (before.screen !== screen) say('');
  }, [screen, language, rules, t]);
  return <div ref={voice} className="for-screen-readers" role="status" data-announcer="" />;
}

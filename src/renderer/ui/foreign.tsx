import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { runsOf } from '../i18n/foreign.ts';
import { tongue } from '../i18n/names.ts';

/**
 * Words that nobody has put into the visitor's language, as names of sources and credits are: each stretch in another
 * script says which language it is in, so that a voice reads it and a browser sets it as that language.
 */
export function Foreign({ children }: { children: string }): ReactNode {
  const { i18n } = useTranslation();
  return runsOf(children, i18n.language).map(({ text, language }, at) =>
    language === undefined ? (
      text
    ) : (
      <span key={at} {...tongue(language)}>
        {text}
      </span>
    ),
  );
}

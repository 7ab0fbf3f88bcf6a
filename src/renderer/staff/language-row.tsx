import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { autonym } from '../i18n/names.ts';
import { Button } from '../ui/button.tsx';

/** The languages of the console, each by its own name. */
export function LanguageRow({ languages }: { readonly languages: readonly string[] }): ReactNode {
  const { i18n, t } = useTranslation('kiosk');
  return (
    <div className="languages staff-languages" role="group" aria-label={t('language.switch')}>
      {languages.map((each) => (
        <Button
          key={each}
          lang={each}
          size="small"
          pressed={each === i18n.language}
          onPress={() => void i18n.changeLanguage(each)}
        >
          {autonym(each)}
        </Button>
      ))}
    </div>
  );
}

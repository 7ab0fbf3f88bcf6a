import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../ui/button.tsx';
import { ask } from './ask.ts';
import { LanguageRow } from './language-row.tsx';

/** The open console. */
export function Shell({ languages }: { readonly languages: readonly string[] }): ReactNode {
  const { t } = useTranslation('staff');
  return (
    <main className="door">
      <header className="door-head">
        <h1 className="door-title">{t('nav.home')}</h1>
        <LanguageRow languages={languages} />
      </header>
      <div className="door-body">
        <Button icon="lock" onPress={() => void ask('staff:lock')}>
          {t('nav.lock')}
        </Button>
        <Button variant="primary" icon="back" onPress={() => void ask('staff:leave')}>
          {t('door.leave')}
        </Button>
      </div>
    </main>
  );
}

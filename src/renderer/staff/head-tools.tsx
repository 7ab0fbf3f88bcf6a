import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { ConsoleFrame } from '../../shared/ipc/staff-contract.ts';
import { Button } from '../ui/button.tsx';
import { DisplaySheet } from './display-sheet.tsx';
import { LanguageRow } from './language-row.tsx';

/** What suits the reader: the language, and how large and clear everything is; on every screen of the console. */
export function HeadTools({ frame }: { readonly frame: ConsoleFrame }): ReactNode {
  const { t } = useTranslation('kiosk');
  const [open, setOpen] = useState(false);
  return (
    <div className="head-tools">
      <LanguageRow languages={frame.order} />
      <Button icon="letters" iconAt="only" expanded={open} onPress={() => setOpen(true)}>
        {t('settings.title')}
      </Button>
      {open ? <DisplaySheet venue={frame.venue} onClose={() => setOpen(false)} /> : null}
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDate } from '../../i18n/format.ts';
import { useExhibit, useVisit } from '../../state/kiosk-context.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** An address without what only machines need. */
function shortAddress(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./, '')}${pathname === '/' ? '' : decodeURI(pathname)}`;
}

/** Where a panel's facts and pictures come from, with dates. */
export function SourcesSheet({ panel, onClose }: { panel: string; onClose: () => void }): ReactNode {
  const { pack, digests } = useExhibit();
  const digest = digests[panel];
  const { t } = useTranslation();
  const language = useVisit((visit) => visit.language);
  const credits = [...new Set(digest?.pictures.map((picture) => picture.credit))];
  return (
    <Sheet title={t('sources.title')} closeLabel={t('panel.close')} onClose={onClose}>
      <ul className="sources">
        {pack.sources
          .filter((source) => digest?.sources.includes(source.id))
          .map((source) => (
            <li key={source.id}>
              <strong>{source.name}</strong>
              <span> · {source.date === null ? t('sources.undated') : formatDate(source.date, language, t)}</span>
              <span className="source-address">{shortAddress(source.url)}</span>
            </li>
          ))}
      </ul>
      {credits.length === 0 ? null : (
        <p className="credits">
          <strong>{t('sources.picture')}: </strong>
          {credits.join('; ')}
        </p>
      )}
      <p className="credits">{t('sources.checked', { date: formatDate(pack.checked, language, t) })}</p>
    </Sheet>
  );
}

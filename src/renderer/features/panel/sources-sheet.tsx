import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { findPanel } from '../../../shared/content/pack-view.ts';
import { formatCredit, formatCredits } from '../../i18n/format-credit.ts';
import { formatDate } from '../../i18n/format.ts';
import { useExhibit, useVisit } from '../../state/kiosk-context.tsx';
import { Foreign } from '../../ui/foreign.tsx';
import { Sheet } from '../../ui/sheet.tsx';

/** Beyond this many sources each is shown shorter, so that all of them fit on the sheet. */
const MANY = 8;

/** An address without what only machines need; of many, the host alone. */
function shortAddress(url: string, many: boolean): string {
  const { host, pathname } = new URL(url);
  return `${host.replace(/^www\./, '')}${many || pathname === '/' ? '' : decodeURI(pathname)}`;
}

/** Where a panel's facts and pictures come from, with dates. */
export function SourcesSheet({ panel, onClose }: { panel: string; onClose: () => void }): ReactNode {
  const { pack, digests } = useExhibit();
  const digest = digests[panel];
  const { t } = useTranslation();
  const language = useVisit((visit) => visit.language);
  const type = findPanel(pack, panel)?.type;
  const recorded = type === 'video' || type === 'audio';
  const many = (digest?.sources.length ?? 0) > MANY;
  const narrator = digest?.narrators[language];
  const pictures = formatCredits(digest?.pictures.map((picture) => picture.credit) ?? [], t);
  return (
    <Sheet title={t('sources.title')} closeLabel={t('panel.close')} onClose={onClose}>
      <ul className={many ? 'sources sources-many' : 'sources'}>
        {pack.sources
          .filter((source) => digest?.sources.includes(source.id))
          .map((source) => (
            <li key={source.id}>
              <strong>
                <Foreign>{source.name}</Foreign>
              </strong>
              <span> · {source.date === null ? t('sources.undated') : formatDate(source.date, language, t)}</span>
              <span className="source-address">
                <Foreign>{shortAddress(source.url, many)}</Foreign>
              </span>
            </li>
          ))}
      </ul>
      {digest === undefined || digest.credits.length === 0 ? null : (
        <p className="credits">
          <strong>{recorded ? t('sources.recording') : t('sources.data')}: </strong>
          <Foreign>{formatCredits(digest.credits, t)}</Foreign>
        </p>
      )}
      {pictures === '' ? null : (
        <p className="credits">
          <strong>{t('sources.picture')}: </strong>
          <Foreign>{pictures}</Foreign>
        </p>
      )}
      {narrator === undefined ? null : (
        <p className="credits">
          <strong>{t('sources.narration')}: </strong>
          <Foreign>{formatCredit(narrator, t)}</Foreign>
        </p>
      )}
      <p className="credits">{t('sources.checked', { date: formatDate(pack.checked, language, t) })}</p>
    </Sheet>
  );
}

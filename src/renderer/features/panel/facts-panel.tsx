import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatDate, formatFact } from '../../i18n/format.ts';
import { OrnamentBorder } from '../../ui/ornament/ornament.tsx';
import { Picture } from '../../ui/picture.tsx';
import type { PanelViewProps } from './panel-view.ts';

/** Figures, large, each with what it counts and for when it holds. */
export function FactsPanel({ panel, text, language, address, head, actions }: PanelViewProps<'facts'>): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      {panel.picture === undefined ? null : (
        <Picture
          className="panel-picture"
          address={address(panel.picture)}
          alt={text.alt ?? ''}
          focus={panel.picture.focus}
        />
      )}
      <div className="panel-words">
        {panel.picture === undefined ? null : <OrnamentBorder place="standing" />}
        {head}
        {text.body === undefined ? null : <p className="panel-body">{text.body}</p>}
        <dl className="facts">
          {panel.facts.map((fact) => {
            const words = text.facts[fact.id];
            return (
              <div key={fact.id} className="fact">
                <dt className="fact-label">{words?.label}</dt>
                <dd className={fact.kind === 'number' ? 'fact-value' : 'fact-value fact-when'}>
                  <span className="fact-number">{formatFact(fact, language, t)}</span>
                  {words?.unit === undefined ? null : <span className="fact-unit"> {words.unit}</span>}
                </dd>
                <dd
                  className="fact-note"
                  aria-hidden={fact.kind !== 'number' && words?.note === undefined ? true : undefined}
                >
                  {words?.note}{' '}
                  {fact.kind === 'number' ? (
                    <span className="fact-date">{formatDate(fact.date, language, t)}</span>
                  ) : null}
                </dd>
              </div>
            );
          })}
        </dl>
        {actions}
      </div>
    </>
  );
}

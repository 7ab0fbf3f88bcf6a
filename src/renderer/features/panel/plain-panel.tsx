import type { ReactNode } from 'react';

import { OrnamentBorder } from '../../ui/ornament/ornament.tsx';
import { Picture } from '../../ui/picture.tsx';
import type { PanelViewProps } from './panel-view.ts';
import { Told } from './told.tsx';

/** A panel of which only the words can be shown. Nothing says so: a visitor has come for the city. */
export function PlainPanel({ panel, text, address, head, actions }: PanelViewProps<'plain'>): ReactNode {
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
        {text.told.length === 0 ? null : <Told paragraphs={text.told} />}
        {actions}
      </div>
    </>
  );
}

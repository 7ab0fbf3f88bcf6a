import type { ReactNode } from 'react';

import { OrnamentBorder } from '../../ui/ornament/ornament.tsx';
import { Picture } from '../../ui/picture.tsx';
import type { PanelViewProps } from './panel-view.ts';

/** A headline, a picture and a short text. */
export function StoryPanel({ panel, text, address, head, actions }: PanelViewProps<'story'>): ReactNode {
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
        <p className="panel-body">{text.body}</p>
        {actions}
      </div>
    </>
  );
}

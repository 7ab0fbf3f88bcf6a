import type { ReactNode } from 'react';

import { Foreign } from '../../ui/foreign.tsx';
import { Scroller } from '../../ui/scroller.tsx';

interface ToldProps {
  readonly paragraphs: readonly { readonly title?: string | undefined; readonly text: string }[];
}

/** What a panel says in words alone; where that is more than its place, a rail turns it. */
export function Told({ paragraphs }: ToldProps): ReactNode {
  return (
    <div className="told">
      <Scroller place="sheet">
        <div className="told-words">
          {paragraphs.map(({ title, text }) => (
            <p key={`${title ?? ''} ${text}`} className="told-paragraph">
              {title === undefined ? null : (
                <strong className="told-title">
                  <Foreign>{title}</Foreign>
                </strong>
              )}
              <Foreign>{text}</Foreign>
            </p>
          ))}
        </div>
      </Scroller>
    </div>
  );
}

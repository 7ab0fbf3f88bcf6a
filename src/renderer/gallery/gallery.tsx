import type { ReactNode } from 'react';

import type { Exhibit } from '../../shared/ipc/contract.ts';
import { Ornaments } from './ornaments.tsx';
import { Primitives } from './primitives.tsx';
import { Panels, Screens } from './screens.tsx';

/** Everything that the page is made of, on one long sheet: primitives, ornament, screens and panel types. */
export function Gallery({ exhibit, language }: { exhibit: Exhibit; language: string }): ReactNode {
  return (
    <div className="gallery-page">
      <Primitives exhibit={exhibit} language={language} />
      <Ornaments />
      <Screens exhibit={exhibit} language={language} />
      <Panels exhibit={exhibit} language={language} />
    </div>
  );
}

import type { ReactNode } from 'react';

import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { OrnamentDivider } from './ornament/ornament.tsx';
import { Scroller } from './scroller.tsx';

interface SheetProps {
  readonly title: string;
  readonly closeLabel: string;
  /** What can be done with the sheet, beside closing it. */
  readonly beside?: ReactNode;
  /** Whether its controls are what it is for; else its words are, and the focus begins at their headline. */
  readonly controls?: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet over the panel; what is beneath stays visible at its edge, and touching there closes it. */
export function Sheet({ title, closeLabel, beside, controls = false, onClose, children }: SheetProps): ReactNode {
  return (
    <Dialog variant="sheet" label={title} onClose={onClose}>
      <div className="sheet-body">
        <h2 className="sheet-title" tabIndex={controls ? undefined : -1}>
          {title}
          <OrnamentDivider />
        </h2>
        <Scroller place="sheet">
          <div className="sheet-content">{children}</div>
        </Scroller>
        <Button variant="primary" icon="close" onPress={onClose}>
          {closeLabel}
        </Button>
        {beside === undefined || beside === null ? null : <div className="sheet-beside">{beside}</div>}
      </div>
    </Dialog>
  );
}

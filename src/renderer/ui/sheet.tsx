import { type ReactNode, useEffect, useRef } from 'react';

import { Button } from './button.tsx';
import { OrnamentDivider } from './ornament/ornament.tsx';

interface SheetProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A sheet over the panel; what is beneath stays visible at its edge, and touching there closes it. */
export function Sheet({ title, closeLabel, onClose, children }: SheetProps): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape is handled by onCancel; the click is the backdrop's
    <dialog
      ref={ref}
      className="sheet"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose();
      }}
    >
      <div className="sheet-body">
        <h2 className="sheet-title">
          {title}
          <OrnamentDivider />
        </h2>
        <div className="sheet-content">{children}</div>
        <Button variant="primary" icon="close" onPress={onClose}>
          {closeLabel}
        </Button>
      </div>
    </dialog>
  );
}

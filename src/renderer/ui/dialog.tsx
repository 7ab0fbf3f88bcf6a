import { type ReactNode, useLayoutEffect, useRef } from 'react';

interface DialogProps {
  /** A `sheet` rises from the lower edge and leaves what is beneath in sight; a `notice` stands in the middle. */
  readonly variant: 'sheet' | 'notice';
  /** What it is called by screen readers. */
  readonly label: string;
  /** Escape asks for it; for a sheet also a touch beside it. */
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** Something over everything else that must be left before the visit goes on; the focus stays inside it. */
export function Dialog({ variant, label, onClose, children }: DialogProps): ReactNode {
  const ref = useRef<HTMLDialogElement>(null);
  // Closed while it still stands in the page, a dialog gives the focus back to what opened it.
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    // The browser takes the first that can be focused at all. Words are entered at their headline, so that a reader
    // begins with them and not with the way out; what is there to be done, at its first control or chosen choice.
    const [headline, control] = ['h2[tabindex="-1"]', ':is(button, input):not([tabindex="-1"])'].map((each) =>
      dialog?.querySelector<HTMLElement>(each),
    );
    (headline ?? control)?.focus({ preventScroll: true });
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape is handled by onCancel; the click is the backdrop's
    <dialog
      ref={ref}
      className={variant}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (variant === 'sheet' && event.target === ref.current) onClose();
      }}
    >
      {children}
    </dialog>
  );
}

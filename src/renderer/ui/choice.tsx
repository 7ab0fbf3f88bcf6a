import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

interface ChoiceProps {
  /** What is chosen. */
  readonly label: string;
  /** The options in their order; a `sample` is shown large above the label and is not read out. */
  readonly options: readonly { readonly id: string; readonly label: string; readonly sample?: string }[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

const steps: Readonly<Record<string, 1 | -1>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** One of a few, all in sight; the arrow keys choose as a touch does, and so does Enter again and again. */
export function Choice({ label, options, selected, onSelect }: ChoiceProps): ReactNode {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const keyed = (event: KeyboardEvent, at: number): void => {
    // A keypad of five keys has no arrows: "select" on what is chosen already goes on to the next.
    const step = event.key === 'Enter' && options[at]?.id === selected ? 1 : steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const to = (at + step + options.length) % options.length;
    onSelect(options[to]?.id ?? selected);
    row.current?.querySelectorAll<HTMLElement>('[role="radio"]')[to]?.focus();
  };
  return (
    <div className="choice">
      <span id={id} className="choice-label">
        {label}
      </span>
      <div ref={row} className="choice-options" role="radiogroup" aria-labelledby={id}>
        {options.map((option, at) => (
          <button
            key={option.id}
            type="button"
            role="radio"
            className="choice-option"
            aria-checked={option.id === selected}
            tabIndex={option.id === selected ? 0 : -1}
            onClick={() => {
              onSelect(option.id);
            }}
            onKeyDown={(event) => {
              keyed(event, at);
            }}
          >
            {option.sample === undefined ? null : (
              <span className={`choice-sample choice-sample-${at + 1}`} aria-hidden="true">
                {option.sample}
              </span>
            )}
            <span>{option.label}</span>
          </button>
        ))}
      </div>
    </div>
  );
}

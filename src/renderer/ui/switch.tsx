import type { ReactNode } from 'react';

interface SwitchProps {
  /** What is on when the switch is on. */
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** One thing that is on or off; the whole line is the target, and a mark, a place and a colour say which. */
export function Switch({ label, on, onChange }: SwitchProps): ReactNode {
  return (
    <button
      type="button"
      role="switch"
      className="switch"
      aria-checked={on}
      onClick={() => {
        onChange(!on);
      }}
    >
      <span className="switch-label">{label}</span>
      <span className="switch-track" aria-hidden="true">
        <span className="switch-knob" />
      </span>
    </button>
  );
}

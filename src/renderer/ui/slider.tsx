import { type CSSProperties, type ReactNode, useId } from 'react';

import { Button } from './button.tsx';

interface SliderProps {
  readonly label: string;
  /** `plain` is dragged or keyed; `stepped` has buttons as well, for hands that cannot drag. */
  readonly variant?: 'plain' | 'stepped';
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  /** The value as it is read out and shown. */
  readonly valueText: string;
  /** Names of the two buttons; only where there are any. */
  readonly lessLabel?: string;
  readonly moreLabel?: string;
  readonly onChange: (value: number) => void;
}

/** A value on a line. A browser's own slider beneath, so that keys, touch and screen readers know it. */
export function Slider(props: SliderProps): ReactNode {
  const { label, variant = 'plain', value, least, most, step = 1, valueText, lessLabel, moreLabel, onChange } = props;
  const id = useId();
  const part = most === least ? 0 : (value - least) / (most - least);
  const change = (by: number): void => {
    onChange(Math.min(most, Math.max(least, value + by)));
  };
  return (
    <div className={`slider slider-${variant}`}>
      <label className="slider-label" htmlFor={id}>
        {label}
      </label>
      {/* The slider says its value itself; told with every second that plays, it would drown all else. */}
      <output className="slider-value" htmlFor={id} aria-live="off">
        {valueText}
      </output>
      <div className="slider-line">
        {variant === 'stepped' ? (
          <Button icon="less" iconAt="only" disabled={value <= least} onPress={() => change(-step)}>
            {lessLabel ?? '−'}
          </Button>
        ) : null}
        <input
          id={id}
          className="slider-track"
          type="range"
          min={least}
          max={most}
          step={step}
          value={value}
          aria-valuetext={valueText}
          style={{ '--part': part } as CSSProperties}
          onChange={(event) => {
            onChange(event.currentTarget.valueAsNumber);
          }}
        />
        {variant === 'stepped' ? (
          <Button icon="more" iconAt="only" disabled={value >= most} onPress={() => change(step)}>
            {moreLabel ?? '+'}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

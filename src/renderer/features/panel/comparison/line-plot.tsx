import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';

import { linePath, type NamePlace, type PlotPoint } from '../../../../shared/models/comparison/scale.ts';
import type { Subject } from './chart-props.ts';
import { Mark } from './mark.tsx';
import { useOwnDrag } from '../../../ui/use-own-drag.ts';

/** A line of one subject. */
export interface PlotLine {
  readonly subject: Subject;
  readonly points: readonly PlotPoint[];
  /** Where its name stands. */
  readonly label: NamePlace | undefined;
  /** Where the cursor meets it; undefined where it has nothing to say there. */
  readonly here: PlotPoint | undefined;
  /** Whether each point is a count of its own and gets a dot. */
  readonly dotted?: boolean;
}

interface LinePlotProps {
  readonly lines: readonly PlotLine[];
  readonly marks: readonly { readonly y: number; readonly label: string; readonly strong?: boolean }[];
  /** The slider: where it stands among its steps, and how far a page goes. */
  readonly value: number;
  readonly most: number;
  readonly page: number;
  readonly label: string;
  readonly valueText: string;
  /** Where the cursor stands, from 0 to 1. */
  readonly cursor: number;
  /** The step nearest to a place from 0 to 1. */
  readonly stepAt: (x: number) => number;
  readonly onChange: (value: number) => void;
}

const percent = (part: number): string => `${(part * 100).toFixed(2)}%`;

/** Where a key takes the slider; undefined for keys that are none of its business. */
function keyTarget(key: string, value: number, most: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowRight: value + 1,
    ArrowUp: value + 1,
    ArrowLeft: value - 1,
    ArrowDown: value - 1,
    PageUp: value + page,
    PageDown: value - page,
    Home: 0,
    End: most,
  };
  const target = steps[key];
  return target === undefined ? undefined : Math.min(most, Math.max(0, target));
}

/** Lines over a year or an age, with a cursor that a finger drags and the arrow keys move. */
export function LinePlot(props: LinePlotProps): ReactNode {
  const { lines, marks, value, most, page, label, valueText, cursor, stepAt, onChange } = props;
  const plot = useRef<HTMLDivElement>(null);
  useOwnDrag(plot);
  const follow = (event: PointerEvent): void => {
    const box = plot.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    onChange(stepAt(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))));
  };
  const keyed = (event: KeyboardEvent): void => {
    const target = keyTarget(event.key, value, most, page);
    if (target === undefined) return;
    event.preventDefault();
    onChange(target);
  };
  return (
    <div className="plot">
      <div className="plot-marks" aria-hidden="true">
        {marks.map((mark) => (
          <span key={mark.y} className="plot-mark" style={{ bottom: percent(mark.y) }}>
            {mark.label}
          </span>
        ))}
      </div>
      <div
        ref={plot}
        className="plot-field"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={most}
        aria-valuenow={value}
        aria-valuetext={valueText}
        onKeyDown={keyed}
        onPointerDown={(event) => {
          // Without the pointer held, a finger that slides off the plot would leave the cursor behind.
          if (event.isPrimary) event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) follow(event);
        }}
      >
        <svg className="plot-lines" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {marks.map((mark) => (
            <path
              key={mark.y}
              className={mark.strong === true ? 'plot-rule plot-rule-strong' : 'plot-rule'}
              d={linePath([
                { x: 0, y: mark.y },
                { x: 1, y: mark.y },
              ])}
            />
          ))}
          {lines.map((line) => (
            <path
              key={line.subject.id}
              className={`plot-line plot-line-${line.subject.index}`}
              d={linePath(line.points)}
            />
          ))}
        </svg>
        {lines.map(({ subject, points, dotted }) =>
          dotted === true
            ? points.map(({ x, y }) => (
                <span
                  key={`${subject.id} ${x}`}
                  className="plot-dot"
                  style={{ left: percent(x), bottom: percent(y) }}
                  aria-hidden="true"
                >
                  <Mark index={subject.index} />
                </span>
              ))
            : null,
        )}
        <span className="plot-cursor" style={{ left: percent(cursor) }} aria-hidden="true">
          <span className="plot-knob" />
        </span>
        {lines.map(({ subject, label: name }) =>
          name === undefined ? null : (
            <span
              key={subject.id}
              className="plot-name"
              style={{
                left: percent(name.at.x),
                bottom: percent(name.at.y),
                translate: `${percent(-name.at.x)} ${name.side === 'below' ? '100%' : '0'}`,
              }}
              aria-hidden="true"
            >
              <Mark index={subject.index} />
              {subject.name}
            </span>
          ),
        )}
        {lines.map(({ subject, here }) =>
          here === undefined ? null : (
            <span
              key={subject.id}
              className="plot-here"
              style={{ left: percent(here.x), bottom: percent(here.y) }}
              aria-hidden="true"
            >
              <Mark index={subject.index} />
            </span>
          ),
        )}
      </div>
    </div>
  );
}

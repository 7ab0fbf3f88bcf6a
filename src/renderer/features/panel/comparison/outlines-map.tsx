import { type PointerEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { type Outline, outlinePath, scaleBar } from '../../../../shared/models/comparison/outline.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { Button } from '../../../ui/button.tsx';
import type { Subject } from './chart-props.ts';
import { Mark } from './mark.tsx';
import { useOwnDrag } from '../../../ui/use-own-drag.ts';

/** A city's outline and whose it is. */
export interface DrawnOutline {
  readonly subject: Subject;
  readonly outline: Outline;
}

interface OutlinesMapProps {
  /** The largest first, so that the smaller one lies on top. */
  readonly drawn: readonly DrawnOutline[];
  readonly language: string;
  readonly label: string;
}

type Offset = readonly [number, number];

/** Kilometres of air between and around the outlines. */
const AIR = 6;

/** Outlines at one scale; a finger lays one upon the other, and so do the buttons. */
export function OutlinesMap({ drawn, language, label }: OutlinesMapProps): ReactNode {
  const { t } = useTranslation();
  const map = useRef<HTMLDivElement>(null);
  useOwnDrag(map);
  const grip = useRef<{ readonly id: string; readonly x: number; readonly y: number; readonly from: Offset } | null>(
    null,
  );
  const width = drawn.reduce((sum, { outline }) => sum + outline.width + AIR, AIR);
  const height = Math.max(...drawn.map(({ outline }) => outline.height)) + AIR * 3;
  const apart: readonly Offset[] = drawn.map(({ outline }, index) => {
    const before = drawn.slice(0, index).reduce((sum, each) => sum + each.outline.width + AIR, AIR);
    return [before + outline.width / 2, height / 2];
  });
  const together: readonly Offset[] = drawn.map(() => [width / 2, height / 2]);
  const [offsets, setOffsets] = useState<readonly Offset[]>(apart);
  const [dragging, setDragging] = useState(false);
  const where = (index: number): Offset => offsets[index] ?? [width / 2, height / 2];
  const same = (one: readonly Offset[]): boolean => one.every((each, index) => String(each) === String(where(index)));

  const take = (event: PointerEvent, index: number): void => {
    if (!event.isPrimary) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { id: drawn[index]?.subject.id ?? '', x: event.clientX, y: event.clientY, from: where(index) };
    setDragging(true);
  };
  const move = (event: PointerEvent, index: number): void => {
    const held = grip.current;
    const box = map.current?.getBoundingClientRect();
    const own = drawn[index];
    if (held === null || held.id !== own?.subject.id || box === undefined || box.width === 0) return;
    const kilometres = width / box.width;
    // The middle of an outline stays on the map, so that none can be lost at the edge.
    const x = Math.min(width, Math.max(0, held.from[0] + (event.clientX - held.x) * kilometres));
    const y = Math.min(height, Math.max(0, held.from[1] + (event.clientY - held.y) * kilometres));
    setOffsets((before) => before.map((each, at): Offset => (at === index ? [x, y] : each)));
  };
  const letGo = (): void => {
    grip.current = null;
    setDragging(false);
  };
  const bar = scaleBar(width);
  return (
    <>
      <div className="outlines-frame">
        <div
          ref={map}
          className={dragging ? 'outlines-map outlines-held' : 'outlines-map'}
          style={{
            width: `min(100cqw, ${((100 * width) / height).toFixed(3)}cqh)`,
            aspectRatio: `${width} / ${height}`,
          }}
          role="img"
          data-own-gestures=""
          aria-label={label}
        >
          <svg className="outlines-shapes" viewBox={`0 0 ${width.toFixed(2)} ${height.toFixed(2)}`} aria-hidden="true">
            {drawn.map(({ subject, outline }, index) => (
              <path
                key={subject.id}
                className={`outline outline-${subject.index}`}
                style={{ transform: `translate(${where(index)[0]}px, ${where(index)[1]}px)` }}
                d={outlinePath(outline)}
                onPointerDown={(event) => {
                  take(event, index);
                }}
                onPointerMove={(event) => {
                  move(event, index);
                }}
                onPointerUp={letGo}
                onPointerCancel={letGo}
              />
            ))}
          </svg>
          {drawn.map(({ subject, outline }, index) => (
            <span
              key={subject.id}
              className={index === 0 ? 'outline-name outline-name-above' : 'outline-name'}
              style={{
                left: `${((where(index)[0] / width) * 100).toFixed(2)}%`,
                top: `${(((where(index)[1] - (index === 0 ? outline.height / 2 : 0)) / height) * 100).toFixed(2)}%`,
              }}
              aria-hidden="true"
            >
              <Mark index={subject.index} />
              {subject.name}
            </span>
          ))}
          <span className="scale-bar" style={{ width: `${((bar / width) * 100).toFixed(2)}%` }} aria-hidden="true">
            {t('comparison.kilometres', { value: formatNumber(bar, language) })}
          </span>
        </div>
      </div>
      {drawn.length < 2 ? null : (
        <div className="chart-keys">
          <Button
            pressed={same(apart)}
            onPress={() => {
              setOffsets(apart);
            }}
          >
            {t('comparison.beside')}
          </Button>
          <Button
            pressed={same(together)}
            onPress={() => {
              setOffsets(together);
            }}
          >
            {t('comparison.over')}
          </Button>
        </div>
      )}
    </>
  );
}

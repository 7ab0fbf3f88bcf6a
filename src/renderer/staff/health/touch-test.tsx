import { type PointerEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

/** Cells along the shorter side, and along the longer one. */
const [SHORT, LONG] = [6, 10];

/** The whole glass as a grid: each part that a finger reaches is marked, so that a dead strip shows. */
export function TouchTest({ onEnd }: { readonly onEnd: () => void }): ReactNode {
  const { t } = useTranslation('staff');
  const [touched, setTouched] = useState<ReadonlySet<number>>(new Set());
  const [columns, rows] = window.innerWidth < window.innerHeight ? [SHORT, LONG] : [LONG, SHORT];
  const mark = ({ clientX, clientY, buttons, pointerType }: PointerEvent): void => {
    if (buttons === 0 && pointerType === 'mouse') return;
    const column = Math.min(columns - 1, Math.floor((clientX / window.innerWidth) * columns));
    const row = Math.min(rows - 1, Math.floor((clientY / window.innerHeight) * rows));
    const cell = row * columns + column;
    setTouched((before) => (before.has(cell) ? before : new Set([...before, cell])));
  };
  const total = columns * rows;
  return (
    <Dialog variant="notice" label={t('health.touch')} onClose={onEnd}>
      <div
        className="touch-test"
        style={{ gridTemplateColumns: `repeat(${columns}, 1fr)`, gridTemplateRows: `repeat(${rows}, 1fr)` }}
        onPointerDown={mark}
        onPointerMove={mark}
      >
        {Array.from({ length: total }, (_, cell) => (
          <span key={cell} className={touched.has(cell) ? 'touch-cell touch-cell-on' : 'touch-cell'} />
        ))}
      </div>
      <div className="test-foot">
        <p role="status">{t('health.touched', { count: touched.size, total })}</p>
        <Button variant="primary" icon="close" onPress={onEnd}>
          {t('health.end')}
        </Button>
      </div>
    </Dialog>
  );
}

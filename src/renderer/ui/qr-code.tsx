import { type ReactNode, useMemo, useSyncExternalStore } from 'react';

import { modulePixels } from './physical-size.ts';
import { qrMatrix } from './qr-matrix.ts';

/** Millimetres from the phone to the screen for which the code is made. */
const PHONE_DISTANCE = 300;
/**
 * Millimetres of a module. The usual rule, a tenth of the distance for a code of 25 modules, makes it distance / 250.
 * It holds for a phone, too: a preview 1080 pixels wide shows about 280 mm at 300 mm, and so 4.6 pixels of each module,
 * where readers ask for three.
 */
const MODULE = PHONE_DISTANCE / 250;
/** Millimetres of a side that a short text may grow to: half of what that phone sees, so that nobody must aim. */
const SIDE = PHONE_DISTANCE / 2;

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => {
    window.removeEventListener('resize', changed);
  };
}

/** One millimetre of glass in CSS pixels. */
function millimetre(): number {
  const set = Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--mm'));
  return Number.isFinite(set) ? set : 2;
}

interface QrCodeProps {
  readonly text: string;
  /** What it is, for those who cannot see it; what it says must stand beside it in words. */
  readonly label: string;
}

/** A QR code, dark on light under every theme, as large as a phone needs it. */
export function QrCode({ text, label }: QrCodeProps): ReactNode {
  const { size, path } = useMemo(() => qrMatrix(text), [text]);
  const mm = useSyncExternalStore(subscribe, millimetre);
  const side = modulePixels(MODULE * mm, SIDE * mm, size, window.devicePixelRatio) * size;
  return (
    <svg className="qr-code" role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width={side} height={side}>
      <rect width={size} height={size} className="qr-light" />
      <path d={path} className="qr-dark" />
    </svg>
  );
}

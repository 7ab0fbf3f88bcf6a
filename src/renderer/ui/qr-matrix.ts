import { encode } from 'uqr';

/** Light modules around the code, without which a reader does not find it (ISO/IEC 18004, 6.3.8: four). */
export const QUIET_ZONE = 4;

/** A code as one outline in modules, the quiet zone inside its box. */
export interface QrMatrix {
  /** Modules along a side, the quiet zone included. */
  readonly size: number;
  /** All dark modules as the `d` of an SVG path, in runs of a row. */
  readonly path: string;
}

/**
 * The QR code of a text: UTF-8 in byte mode without an ECI designator, as phones expect it; some of them show the
 * designator instead of heeding it. Error level M (15 %): a screen is not torn, but it mirrors lamps.
 *
 * @throws RangeError where the text fits into no code of version 40.
 */
export function qrMatrix(text: string): QrMatrix {
  const bytes = [...new TextEncoder().encode(text)];
  const { data, size } = encode(bytes, { ecc: 'M', border: QUIET_ZONE });
  const path = data
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x += 1) {
        if (row[x] !== true) continue;
        const from = x;
        while (row[x + 1] === true) x += 1;
        runs.push(`M${from} ${y}h${x + 1 - from}v1H${from}z`);
      }
      return runs;
    })
    .join('');
  return { size, path };
}

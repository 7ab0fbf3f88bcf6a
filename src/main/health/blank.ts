/** Most that two pixels of an empty picture differ in a channel, of 255. */
const TOLERANCE = 2;

/** Whether a picture, four bytes a pixel, is all one colour; one without pixels is. */
export function isBlank(bitmap: Uint8Array): boolean {
  for (let at = 4; at + 2 < bitmap.length; at += 4) {
    for (let channel = 0; channel < 3; channel += 1) {
      if (Math.abs((bitmap[at + channel] ?? 0) - (bitmap[channel] ?? 0)) > TOLERANCE) return false;
    }
  }
  return true;
}

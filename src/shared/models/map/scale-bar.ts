/** A length for a scale bar: how many kilometres, and how long that is on the glass in pixels. */
export interface ScaleBar {
  readonly kilometres: number;
  readonly pixels: number;
}

/** The longest round length (1, 2 or 5 and zeros) that is no longer than `most` pixels at that scale. */
export function scaleBar(pixelsPerKilometre: number, most: number): ScaleBar {
  const longest = most / pixelsPerKilometre;
  const unit = 10 ** Math.floor(Math.log10(longest));
  const times = [5, 2].find((each) => each * unit <= longest) ?? 1;
  return { kilometres: times * unit, pixels: times * unit * pixelsPerKilometre };
}

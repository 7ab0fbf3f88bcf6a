/** Colours of the drawing. */
export interface Palette {
  readonly land: string;
  readonly pavement: string;
  readonly road: string;
  readonly mark: string;
  readonly cars: readonly string[];
  readonly walker: string;
  readonly highlight: string;
  readonly tree: string;
}

/** Signal colours mean the same everywhere, so no pack changes them. */
export const lamps = { red: '#ff5a4f', yellow: '#ffc53d', green: '#4be08a' } as const;

/** How light a colour is, by a canvas, which understands whatever a style sheet does: 0 black to 1 white. */
function lightness(colour: string): number {
  const one = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (one === null) return 0;
  one.fillStyle = colour;
  one.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = one.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/** The pack's colours by what they stand for here; the road is dark and the cars are light under any theme. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const [ink, ground] = [colour('ink'), colour('ground')];
  const dark = lightness(ink) < lightness(ground);
  const [road, light] = dark ? [ink, ground] : [ground, ink];
  return {
    land: colour('line'),
    pavement: colour('surface'),
    road,
    mark: light,
    cars: [light, colour('surface'), light, colour('highlight'), light],
    walker: colour('accent'),
    highlight: colour('highlight'),
    tree: colour('accent'),
  };
}

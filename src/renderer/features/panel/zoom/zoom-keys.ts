/** Factor of one press of a zoom button or key. */
export const ZOOM_STEP = 2;
/** Share of the glass that an arrow key moves the view by. */
const ARROW = 0.2;

/** What keys do to a view. */
export interface ZoomActs {
  /** Moves the view by shares of the glass. */
  readonly step: (right: number, down: number) => void;
  readonly zoom: (factor: number) => void;
  readonly whole: () => void;
}

/** What each key does on a glass that pans and zooms, by `KeyboardEvent.key`: fingers are not the only way. */
export function zoomKeys({ step, zoom, whole }: ZoomActs): Readonly<Record<string, () => void>> {
  return {
    ArrowLeft: () => {
      step(-ARROW, 0);
    },
    ArrowRight: () => {
      step(ARROW, 0);
    },
    ArrowUp: () => {
      step(0, -ARROW);
    },
    ArrowDown: () => {
      step(0, ARROW);
    },
    '+': () => {
      zoom(ZOOM_STEP);
    },
    '=': () => {
      zoom(ZOOM_STEP);
    },
    '-': () => {
      zoom(1 / ZOOM_STEP);
    },
    '0': whole,
    Home: whole,
  };
}

import type { Frame, Point } from '../../../../shared/models/zoom/viewport.ts';

/** Where a pointer is on an element, in CSS pixels from its corner. */
export function pointIn(element: Element, event: { readonly clientX: number; readonly clientY: number }): Point {
  const { left, top } = element.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

/** What is told of a glass. */
export interface GlassListener {
  /** Its size, at once and whenever it changes. */
  readonly onSize: (frame: Frame) => void;
  /** A wheel turned over it, for those who set the kiosk up on a desk. */
  readonly onWheel: (by: number, at: Point) => void;
}

/**
 * Watches the size of an element and the wheel over it.
 *
 * @returns a function that stops it.
 */
export function watchGlass(glass: HTMLElement, { onSize, onWheel }: GlassListener): () => void {
  const measure = (): void => {
    onSize({ width: glass.clientWidth, height: glass.clientHeight });
  };
  const wheel = (event: WheelEvent): void => {
    onWheel(event.deltaY, pointIn(glass, event));
  };
  measure();
  const observer = new ResizeObserver(measure);
  observer.observe(glass);
  glass.addEventListener('wheel', wheel, { passive: true });
  return () => {
    observer.disconnect();
    glass.removeEventListener('wheel', wheel);
  };
}

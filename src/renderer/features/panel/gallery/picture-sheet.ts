import { isSameView, isStale, paintDensity, placeOver } from '../../../../shared/models/gallery/sharpness.ts';
import type { Rectangle } from '../../../../shared/models/map/labels.ts';
import { closeness, type Limits, onScreen, showAll, type Viewport } from '../../../../shared/models/zoom/viewport.ts';
import type { DetailPainter } from './detail-painter.ts';

/** A view that has not changed for so many milliseconds is at rest, though fingers are still down. */
const REST = 90;
/** While fingers move a drawing, it is drawn anew at most this often, in milliseconds. */
const AGAIN = 160;

/** What a picture is moved and painted on. */
export interface StageParts {
  readonly stage: HTMLElement;
  /** Holds the picture, its neighbours, and all that lies on it. */
  readonly strip: HTMLElement;
  readonly canvas: HTMLCanvasElement;
}

/** The picture shown: the coarse one, which is always there, and what paints it fine. */
export interface Shown {
  readonly base: HTMLImageElement;
  /** Width of the picture in units of its height; undefined until it is known. */
  readonly ratio: number | undefined;
  readonly painter: DetailPainter | undefined;
  /** Whether there is a picture before this one, and one after. */
  readonly sides: readonly [boolean, boolean];
}

/** How things stand when a frame is laid: what moves, and since when nothing did. */
export interface Moment {
  readonly now: number;
  readonly flying: boolean;
  readonly held: boolean;
  readonly changedAt: number;
}

/** One picture on the glass: lays it out for a view, paints it fine where it is at rest, and keeps its marks in place. */
export class PictureSheet {
  private readonly parts: StageParts;
  private painted: { readonly view: Viewport; readonly at: number } | undefined;
  private covered: Rectangle | undefined;

  constructor(parts: StageParts) {
    this.parts = parts;
  }

  /** Where buttons lie over the picture: no mark is offered there. */
  cover(covered: Rectangle | undefined): void {
    this.covered = covered;
  }

  /** What was painted is out of date. */
  forget(): void {
    this.painted = undefined;
  }

  /** Whether what is painted is what this view shows. */
  isSharp(view: Viewport): boolean {
    return this.painted !== undefined && isSameView(this.painted.view, view);
  }

  /** Paints the picture fine where that is due: at rest, or while fingers hold it and the last painting no longer does. */
  sharpen(shown: Shown | undefined, view: Viewport, limits: Limits, moment: Moment): void {
    const { painted } = this;
    const { now, flying, held, changedAt } = moment;
    if (shown === undefined || limits.frame.width < 1 || this.isSharp(view)) return;
    const resting = !flying && (!held || now - changedAt >= REST);
    const late =
      held && painted !== undefined && now - painted.at >= AGAIN && isStale(painted.view, view, limits.frame);
    if (resting || late || shown.painter?.quick === true) this.paint(shown, view, limits, now);
  }

  /** Lays picture, painting and marks for a view; `offset` is how far the strip is drawn aside, in pixels. */
  lay(shown: Shown | undefined, view: Viewport, limits: Limits, offset: number): void {
    const { strip, canvas } = this.parts;
    const put = (element: HTMLElement, from: Viewport): void => {
      const { x, y, scale } = placeOver(from, view);
      element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    };
    if (shown !== undefined) put(shown.base, showAll(limits));
    if (this.painted !== undefined) put(canvas, this.painted.view);
    canvas.style.visibility = this.painted === undefined ? 'hidden' : '';
    strip.style.transform = offset === 0 ? '' : `translateX(${offset}px)`;
    strip.style.setProperty('--picture-x', `${view.x}px`);
    strip.style.setProperty('--picture-y', `${view.y}px`);
    strip.style.setProperty('--picture-width', `${view.scale * limits.box.right}px`);
    strip.style.setProperty('--picture-height', `${view.scale}px`);
    this.coverMarks(view, limits);
  }

  /** Whether a point of the picture (shares of its sides) can be touched: on the glass, and under no button. */
  isOpen(spot: { readonly x: number; readonly y: number }, view: Viewport, limits: Limits): boolean {
    const { x, y } = onScreen(view, { x: spot.x * limits.box.right, y: spot.y });
    const { width, height } = limits.frame;
    return x >= 0 && y >= 0 && x <= width && y <= height && !this.isCovered(x, y);
  }

  /** A mark that has come under the buttons steps back; a drag brings it out again, and so do the keys. */
  private coverMarks(view: Viewport, limits: Limits): void {
    for (const mark of this.parts.strip.querySelectorAll<HTMLElement>('.zoom-mark')) {
      const [right, down] = ['--x', '--y'].map((side) => Number(mark.style.getPropertyValue(side)));
      const { x, y } = onScreen(view, { x: (right ?? 0) * limits.box.right, y: down ?? 0 });
      mark.toggleAttribute('data-covered', this.isCovered(x, y));
    }
  }

  private isCovered(x: number, y: number): boolean {
    const { covered } = this;
    return covered !== undefined && x > covered.left && x < covered.right && y > covered.top && y < covered.bottom;
  }

  private paint({ base, painter }: Shown, view: Viewport, limits: Limits, now: number): void {
    const { canvas, stage } = this.parts;
    const { frame, box } = limits;
    const density = paintDensity(frame, window.devicePixelRatio);
    const [width, height] = [Math.round(frame.width * density), Math.round(frame.height * density)];
    const context = canvas.getContext('2d');
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    } else context?.clearRect(0, 0, width, height);
    const close = closeness(view, limits);
    // A whole drawing needs no finer painting than the picture itself.
    const needed = painter !== undefined && (painter.quick || close > 1.001);
    if (context !== null && needed && base.complete && base.naturalWidth > 0)
      painter.paint(context, { view, frame, density, ratio: box.right });
    this.painted = { view, at: now };
    stage.dataset['zoom'] = close.toFixed(2);
  }
}

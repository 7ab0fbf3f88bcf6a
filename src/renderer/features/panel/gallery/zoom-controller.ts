import { GLIDE, glideTo, speedOf, type Trace } from '../../../../shared/models/zoom/glide.ts';
import { isSameView, isStale, paintDensity, placeOver } from '../../../../shared/models/gallery/sharpness.ts';
import { CLOSEST } from '../../../../shared/models/gallery/spots.ts';
import { type Fingers, follow, isDoubleTap, type Tap } from '../../../../shared/models/zoom/gesture.ts';
import {
  between,
  centreOn,
  closeness,
  type Frame,
  type Limits,
  onScreen,
  panBy,
  type Point,
  showAll,
  type Viewport,
  zoomAt,
} from '../../../../shared/models/zoom/viewport.ts';
import { followed, settleDrag } from '../../../../shared/session/swipe.ts';
import { motionIsReduced } from '../../../ui/motion.ts';
import type { DetailPainter } from './detail-painter.ts';

/** Milliseconds of a movement that the picture makes by itself. */
const MOVE = 240;
/** A finger that moved no farther than this many millimetres has tapped; two taps this far apart are a double tap. */
const SLACK = 4;
const REACH = 20;
/** How much a double tap brings closer. */
const DOUBLE = 3;
/** A view that has not changed for so many milliseconds is at rest, though fingers are still down. */
const REST = 90;
/** While fingers move a drawing, it is drawn anew at most this often, in milliseconds. */
const AGAIN = 160;

const easeOut = (part: number): number => 1 - (1 - part) ** 3;

/** What the controller moves and paints on. */
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

/** What the controller tells the panel around it. */
export interface ZoomListener {
  readonly onTurn: (by: 1 | -1) => void;
  readonly onReach: (reach: { readonly atWhole: boolean; readonly atClosest: boolean }) => void;
}

/** A movement under way: of the view, or of the strip to another picture. */
interface Flight {
  readonly began: number;
  readonly lasts: number;
  readonly view?: { readonly from: Viewport; readonly to: Viewport };
  readonly strip?: { readonly from: number; readonly to: number; readonly turn: 0 | 1 | -1 };
}

/** Keeps the view of one picture, follows fingers and keys, and draws at most once a frame. */
export class ZoomController {
  private limits: Limits = {
    box: { left: 0, top: 0, right: 1.6, bottom: 1 },
    closest: CLOSEST,
    frame: { width: 0, height: 0 },
  };
  private view: Viewport = { x: 0, y: 0, scale: 1 };
  private shown: Shown | undefined;
  private fingers: Fingers = new Map();
  /** Where the fingers took hold, and what was shown then: what lay under them stays under them, whatever lay between. */
  private grip: { readonly fingers: Fingers; readonly view: Viewport } = { fingers: new Map(), view: this.view };
  private trail: Trace[] = [];
  private start: (Tap & { readonly mayTap: boolean }) | undefined;
  private mode: 'none' | 'pan' | 'swipe' = 'none';
  private lastTap: Tap | undefined;
  private offset = 0;
  private flight: Flight | undefined;
  private request = 0;
  private changedAt = 0;
  private painted: { readonly view: Viewport; readonly at: number } | undefined;

  private readonly parts: StageParts;
  private readonly listener: ZoomListener;

  constructor(parts: StageParts, listener: ZoomListener) {
    this.parts = parts;
    this.listener = listener;
  }

  /** Another picture, or what is known of this one now; `afresh` shows it whole. */
  show(shown: Shown, afresh: boolean): void {
    if (afresh) this.shown?.painter?.end();
    this.shown = shown;
    const right = shown.ratio ?? 1.6;
    const other = right !== this.limits.box.right;
    this.limits = { ...this.limits, box: { ...this.limits.box, right } };
    if (afresh || other) {
      this.flight = undefined;
      this.offset = 0;
      this.view = showAll(this.limits);
    }
    this.repaint();
  }

  /** What was painted is out of date; the view is not. */
  repaint(): void {
    this.painted = undefined;
    this.apply();
    this.draw();
  }

  resize(frame: Frame): void {
    if (frame.width < 1 || frame.height < 1) return;
    const before = this.limits;
    const close = before.frame.width < 1 ? 1 : closeness(this.view, before);
    const { width, height } = before.frame;
    const middle = { x: (width / 2 - this.view.x) / this.view.scale, y: (height / 2 - this.view.y) / this.view.scale };
    this.limits = { ...before, frame };
    const whole = showAll(this.limits);
    // What was in the middle of the glass stays there, as close as it was.
    this.view = close <= 1.001 ? whole : centreOn({ ...whole, scale: whole.scale * close }, middle, 1, this.limits);
    this.flight = undefined;
    this.repaint();
  }

  zoom(factor: number, at?: Point): void {
    const { width, height } = this.limits.frame;
    const view = this.flight?.view?.to ?? this.view;
    this.flyTo(zoomAt(view, factor, at ?? { x: width / 2, y: height / 2 }, this.limits));
  }

  whole(): void {
    this.flyTo(showAll(this.limits));
  }

  /** Moves the view by a share of the glass. */
  step(right: number, down: number): void {
    const { width, height } = this.limits.frame;
    this.flyTo(panBy(this.flight?.view?.to ?? this.view, { x: -right * width, y: -down * height }, this.limits));
  }

  /** Brings a point of the picture (shares of its sides) into the middle, so close. */
  approach(spot: Point, zoom: number): void {
    const view = showAll(this.limits);
    this.flyTo(centreOn(view, { x: spot.x * this.limits.box.right, y: spot.y }, zoom, this.limits));
  }

  /** Moves a point of the picture onto the glass where it is not there: for a mark that the keyboard has reached. */
  reveal(spot: Point): void {
    const { width, height } = this.limits.frame;
    const { x, y } = onScreen(this.view, { x: spot.x * this.limits.box.right, y: spot.y });
    if (x < 0 || y < 0 || x > width || y > height) this.approach(spot, closeness(this.view, this.limits));
  }

  /** Lets the strip slide to the picture beside this one. */
  turn(by: 1 | -1): void {
    this.slideTo(-by * this.limits.frame.width, by);
  }

  get isWhole(): boolean {
    return closeness(this.flight?.view?.to ?? this.view, this.limits) <= 1.001;
  }

  wheel(by: number, at: Point): void {
    this.flight = undefined;
    this.move(zoomAt(this.view, Math.exp(-by / 400), at, this.limits));
  }

  /** A finger comes down; `mayTap` where no button lies under it. */
  down(id: number, at: Point, time: number, mayTap: boolean): void {
    this.stopFlight();
    this.start = this.fingers.size === 0 ? { at, time, mayTap } : undefined;
    this.hold(new Map([...this.fingers, [id, at]]));
    if (this.fingers.size > 1) {
      this.mode = 'pan';
      if (this.offset !== 0) this.slideTo(0, 0);
    } else this.mode = 'none';
  }

  /** Follows a finger; says whether it is dragging, no longer tapping. */
  drag(id: number, at: Point, time: number): boolean {
    if (!this.fingers.has(id)) return false;
    const now = new Map([...this.fingers, [id, at]]);
    if (this.mode === 'none') {
      const start = this.start?.at ?? at;
      const [x, y] = [at.x - start.x, at.y - start.y];
      if (Math.hypot(x, y) < SLACK * this.millimetre()) return false;
      this.start = this.start === undefined ? undefined : { ...this.start, at, mayTap: false };
      this.mode = this.isWhole ? (Math.abs(x) > Math.abs(y) ? 'swipe' : 'none') : 'pan';
      this.hold(now);
      return this.mode !== 'none';
    }
    this.trail = [...this.trail.slice(-12), { ...at, time }];
    if (this.mode === 'swipe') this.follow(at);
    else this.move(follow(this.grip.view, this.grip.fingers, now, this.limits));
    this.fingers = now;
    return true;
  }

  /** A finger lifts, or the browser takes it away: then nothing was meant by it. */
  up(id: number, at: Point, time: number, taken: boolean): void {
    if (!this.fingers.has(id)) return;
    const single = this.fingers.size === 1;
    const { mode, start, trail } = this;
    // A finger that stays goes on dragging from where it is.
    this.hold(new Map([...this.fingers].filter(([each]) => each !== id)));
    if (!single) {
      this.draw();
      return;
    }
    this.mode = 'none';
    this.start = undefined;
    const speed = taken ? { x: 0, y: 0 } : speedOf(trail, time);
    if (mode === 'swipe') this.settle(taken, speed.x);
    else if (mode === 'pan') {
      const to = motionIsReduced() ? undefined : glideTo(this.view, speed, this.limits);
      if (to !== undefined) this.flyTo(to, GLIDE);
    } else if (!taken && start?.mayTap === true) this.tap({ at, time });
    this.draw();
  }

  end(): void {
    cancelAnimationFrame(this.request);
    this.shown?.painter?.end();
  }

  private hold(fingers: Fingers): void {
    this.fingers = fingers;
    this.grip = { fingers, view: this.view };
    this.trail = [];
  }

  private tap(tap: Tap): void {
    const isDouble = isDoubleTap(this.lastTap, tap, REACH * this.millimetre());
    this.lastTap = isDouble ? undefined : tap;
    if (!isDouble) return;
    if (closeness(this.view, this.limits) >= CLOSEST * 0.99) this.whole();
    else this.zoom(DOUBLE, tap.at);
  }

  private follow(at: Point): void {
    const { width } = this.limits.frame;
    const by = (at.x - (this.start?.at.x ?? at.x)) / width;
    this.offset = followed(by, ...(this.shown?.sides ?? [false, false])) * width;
    this.changed();
  }

  private settle(taken: boolean, speed: number): void {
    const { width } = this.limits.frame;
    const outcome = taken
      ? 'stay'
      : settleDrag({ by: this.offset / width, speed: speed / width }, ...(this.shown?.sides ?? [false, false]));
    const turn = outcome === 'next' ? 1 : outcome === 'back' ? -1 : 0;
    this.slideTo(-turn * width, turn);
  }

  private slideTo(to: number, turn: 0 | 1 | -1): void {
    this.flight = {
      began: performance.now(),
      lasts: motionIsReduced() ? 0 : MOVE,
      strip: { from: this.offset, to, turn },
    };
    this.changed();
  }

  private flyTo(to: Viewport, lasts = MOVE): void {
    if (motionIsReduced()) {
      this.flight = undefined;
      this.move(to);
      // Nothing moves where stillness is asked for; what is new fades in.
      this.parts.strip.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 120 });
      return;
    }
    this.flight = { began: performance.now(), lasts, view: { from: this.view, to } };
    this.changed();
  }

  /** A finger catches what is moving: the picture stays under it. A turn that was decided is carried out. */
  private stopFlight(): void {
    const strip = this.flight?.strip;
    this.flight = undefined;
    if (strip === undefined) return;
    this.offset = 0;
    if (strip.turn !== 0) this.listener.onTurn(strip.turn);
  }

  private move(view: Viewport): void {
    this.view = view;
    this.changed();
  }

  private changed(): void {
    this.changedAt = performance.now();
    this.draw();
  }

  private draw(): void {
    // For those who drive the kiosk from outside: what is seen is not the last word yet.
    this.parts.stage.dataset['rest'] = 'false';
    if (this.request !== 0) return;
    this.request = requestAnimationFrame(() => {
      this.request = 0;
      this.frame(performance.now());
    });
  }

  private frame(now: number): void {
    const { flight } = this;
    if (flight !== undefined) {
      const part = flight.lasts === 0 ? 1 : Math.min(1, Math.max(0, (now - flight.began) / flight.lasts));
      if (flight.view !== undefined) this.view = between(flight.view.from, flight.view.to, easeOut(part));
      if (flight.strip !== undefined)
        this.offset = flight.strip.from + (flight.strip.to - flight.strip.from) * easeOut(part);
      if (part >= 1) {
        if (flight.strip === undefined) this.flight = undefined;
        else this.stopFlight();
      }
    }
    this.sharpen(now);
    this.apply();
    if (this.flight !== undefined || !this.isSharp()) this.draw();
  }

  private sharpen(now: number): void {
    const { shown, painted, limits } = this;
    if (shown === undefined || limits.frame.width < 1 || this.isSharp()) return;
    const resting = this.flight === undefined && (this.fingers.size === 0 || now - this.changedAt >= REST);
    const late =
      this.fingers.size > 0 &&
      painted !== undefined &&
      now - painted.at >= AGAIN &&
      isStale(painted.view, this.view, limits.frame);
    if (resting || late || shown.painter?.quick === true) this.paint(shown, now);
  }

  private paint({ base, painter }: Shown, now: number): void {
    const { canvas, stage } = this.parts;
    const { frame, box } = this.limits;
    const density = paintDensity(frame, window.devicePixelRatio);
    const [width, height] = [Math.round(frame.width * density), Math.round(frame.height * density)];
    const context = canvas.getContext('2d');
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    } else context?.clearRect(0, 0, width, height);
    // A whole drawing needs no finer painting than the picture itself.
    const needed = painter !== undefined && (painter.quick || !this.isWhole);
    if (context !== null && needed && base.complete && base.naturalWidth > 0)
      painter.paint(context, { view: this.view, frame, density, ratio: box.right });
    this.painted = { view: this.view, at: now };
    stage.dataset['zoom'] = closeness(this.view, this.limits).toFixed(2);
  }

  private isSharp(): boolean {
    return this.painted !== undefined && isSameView(this.painted.view, this.view);
  }

  private apply(): void {
    const { stage, strip, canvas } = this.parts;
    const { limits, view } = this;
    const lay = (element: HTMLElement, from: Viewport): void => {
      const { x, y, scale } = placeOver(from, view);
      element.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    };
    if (this.shown !== undefined) lay(this.shown.base, showAll(limits));
    if (this.painted !== undefined) lay(canvas, this.painted.view);
    canvas.style.visibility = this.painted === undefined ? 'hidden' : '';
    strip.style.transform = this.offset === 0 ? '' : `translateX(${this.offset}px)`;
    strip.style.setProperty('--picture-x', `${view.x}px`);
    strip.style.setProperty('--picture-y', `${view.y}px`);
    strip.style.setProperty('--picture-width', `${view.scale * limits.box.right}px`);
    strip.style.setProperty('--picture-height', `${view.scale}px`);
    stage.dataset['rest'] = String(this.flight === undefined && this.fingers.size === 0 && this.isSharp());
    const close = closeness(view, limits);
    this.listener.onReach({ atWhole: close <= 1.001, atClosest: close >= CLOSEST * 0.999 });
  }

  private millimetre(): number {
    return Number.parseFloat(getComputedStyle(this.parts.stage).getPropertyValue('--mm')) || 2;
  }
}

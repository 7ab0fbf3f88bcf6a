import { GLIDE, glideTo, speedOf, type Trace } from '../../../../shared/models/zoom/glide.ts';
import { CLOSEST } from '../../../../shared/models/gallery/spots.ts';
import type { Rectangle } from '../../../../shared/models/map/labels.ts';
import { type Fingers, follow, isDoubleTap, type Tap } from '../../../../shared/models/zoom/gesture.ts';
import {
  between,
  centreOn,
  closeness,
  type Frame,
  type Limits,
  panBy,
  type Point,
  showAll,
  type Viewport,
  zoomAt,
} from '../../../../shared/models/zoom/viewport.ts';
import { followed, settleDrag } from '../../../../shared/session/swipe.ts';
import { motionIsReduced } from '../../../ui/motion.ts';
import { PictureSheet, type Shown, type StageParts } from './picture-sheet.ts';

/** Milliseconds of a movement that the picture makes by itself. */
const MOVE = 240;
/** A finger that moved no farther than this many millimetres has tapped; two taps this far apart are a double tap. */
const SLACK = 4;
const REACH = 20;
/** How close a whole picture comes so that a mark under its buttons comes out. */
const OUT = 2;
/** How much a double tap brings closer. */
const DOUBLE = 3;
const easeOut = (part: number): number => 1 - (1 - part) ** 3;

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

  private readonly parts: StageParts;
  private readonly sheet: PictureSheet;
  private readonly listener: ZoomListener;

  constructor(parts: StageParts, listener: ZoomListener) {
    this.parts = parts;
    this.sheet = new PictureSheet(parts);
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
    this.sheet.forget();
    this.apply();
    this.draw();
  }

  /** The glass has another size, and buttons cover another part of it: what was in the middle stays there. */
  resize(frame: Frame, covered: Rectangle | undefined): void {
    if (frame.width < 1 || frame.height < 1) return;
    this.sheet.cover(covered);
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

  /** Moves a point of the picture to where it can be touched: for a mark that the keyboard has reached. */
  reveal(spot: Point): void {
    if (this.sheet.isOpen(spot, this.view, this.limits)) return;
    // The whole picture cannot be moved: what lies under a button there comes out when it is closer.
    this.approach(spot, this.isWhole ? OUT : closeness(this.view, this.limits));
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
    this.sheet.sharpen(this.shown, this.view, this.limits, {
      now,
      flying: this.flight !== undefined,
      held: this.fingers.size > 0,
      changedAt: this.changedAt,
    });
    this.apply();
    if (this.flight !== undefined || !this.sheet.isSharp(this.view)) this.draw();
  }

  private apply(): void {
    const { limits, view, sheet } = this;
    sheet.lay(this.shown, view, limits, this.offset);
    const rest = this.flight === undefined && this.fingers.size === 0 && sheet.isSharp(view);
    this.parts.stage.dataset['rest'] = String(rest);
    const close = closeness(view, limits);
    this.listener.onReach({ atWhole: close <= 1.001, atClosest: close >= CLOSEST * 0.999 });
  }

  private millimetre(): number {
    return Number.parseFloat(getComputedStyle(this.parts.stage).getPropertyValue('--mm')) || 2;
  }
}

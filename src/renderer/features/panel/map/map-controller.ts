import { type Fingers, follow, isDoubleTap, type Tap } from '../../../../shared/models/zoom/gesture.ts';
import { nearest, type Rectangle } from '../../../../shared/models/map/labels.ts';
import type { Scene } from '../../../../shared/models/map/scene.ts';
import {
  between,
  centreOn,
  closeness,
  type Frame,
  keepInside,
  type Limits,
  onScreen,
  panBy,
  type Point,
  showAll,
  showPart,
  type Viewport,
  zoomAt,
} from '../../../../shared/models/zoom/viewport.ts';
import { motionIsReduced } from '../../../ui/motion.ts';
import { drawMap, fontOf } from './draw-map.ts';
import { type Paint, paintScene, readPaint } from './map-paint.ts';

/** Milliseconds of a movement that the map makes by itself. */
const MOVE = 260;
/** A finger that moved no farther than this many ems has tapped. */
const STILL = 0.6;
/** How far a flick carries the map, in milliseconds of its speed. */
const GLIDE = 130;

/** What the map tells the panel around it. */
export interface MapListener {
  readonly onPlace: (id: string) => void;
  readonly onView: (view: Viewport, limits: Limits) => void;
}

const easeOut = (part: number): number => 1 - (1 - part) ** 3;

/** Keeps the view of one map, follows fingers and keys, and draws at most once a frame. */
export class MapController {
  private view: Viewport;
  private limits: Limits;
  private paint: Paint;
  private painted: ReturnType<typeof paintScene>;
  private selected: string | undefined;
  private request = 0;
  private fingers: Fingers = new Map();
  private start: Tap | undefined;
  private lastTap: Tap | undefined;
  private speed: Point = { x: 0, y: 0 };
  private movedAt = 0;
  private flight: { from: Viewport; to: Viewport; began: number } | undefined;
  private covered: readonly Rectangle[] = [];
  /** Nobody has moved it yet: it shows what the pack wants shown first, whatever the size of the glass. */
  private untouched = true;
  private readonly widths = new Map<string, number>();
  private readonly context: CanvasRenderingContext2D | null;

  private readonly canvas: HTMLCanvasElement;
  private readonly listener: MapListener;
  private scene: Scene;

  constructor(canvas: HTMLCanvasElement, scene: Scene, listener: MapListener) {
    this.canvas = canvas;
    this.scene = scene;
    this.listener = listener;
    this.context = canvas.getContext('2d', { alpha: false });
    this.paint = readPaint(canvas);
    this.painted = paintScene(scene);
    this.limits = { box: scene.box, closest: scene.closest, frame: { width: 1, height: 1 } };
    this.view = showAll(this.limits);
  }

  /** Another language has other names; the view stays. */
  setScene(scene: Scene): void {
    if (scene === this.scene) return;
    this.scene = scene;
    this.painted = paintScene(scene);
    this.forgetWidths();
  }

  /** Names were measured before their font was there. */
  forgetWidths(): void {
    this.widths.clear();
    this.draw();
  }

  /** The glass has another size: what was in the middle stays there. */
  resize(frame: Frame, covered: readonly Rectangle[]): void {
    if (frame.width < 1 || frame.height < 1) return;
    this.covered = covered;
    const old = this.limits.frame;
    this.limits = { ...this.limits, frame };
    const moved = {
      ...this.view,
      x: this.view.x + (frame.width - old.width) / 2,
      y: this.view.y + (frame.height - old.height) / 2,
    };
    this.view = this.untouched ? showPart(this.scene.start, this.limits) : keepInside(moved, this.limits);
    this.flight = undefined;
    const density = window.devicePixelRatio;
    this.canvas.width = Math.round(frame.width * density);
    this.canvas.height = Math.round(frame.height * density);
    this.lookAgain();
  }

  /** Colours or the size of type have changed. */
  lookAgain(): void {
    this.paint = readPaint(this.canvas);
    this.forgetWidths();
  }

  /** Marks a place and brings it into the middle. */
  select(id: string | undefined): void {
    this.selected = id;
    const place = this.scene.places.find((each) => each.id === id);
    if (place === undefined) this.draw();
    else this.flyTo(centreOn(this.view, place.at, Math.sqrt(this.scene.closest), this.limits));
  }

  showAll(): void {
    this.flyTo(showAll(this.limits));
  }

  /** Comes closer by a factor, about the middle or a point of the glass. */
  zoom(factor: number, at: Point = { x: this.limits.frame.width / 2, y: this.limits.frame.height / 2 }): void {
    this.flyTo(zoomAt(this.flight?.to ?? this.view, factor, at, this.limits));
  }

  /** Moves the view by a share of the glass. */
  step(right: number, down: number): void {
    const { width, height } = this.limits.frame;
    this.flyTo(panBy(this.flight?.to ?? this.view, { x: -right * width, y: -down * height }, this.limits));
  }

  /** Follows a wheel, for those who set the kiosk up on a desk. */
  wheel(by: number, at: Point): void {
    this.flight = undefined;
    this.show(zoomAt(this.view, Math.exp(-by / 400), at, this.limits));
  }

  down(id: number, at: Point, time: number): void {
    this.flight = undefined;
    this.start = this.fingers.size === 0 ? { at, time } : undefined;
    this.speed = { x: 0, y: 0 };
    this.movedAt = time;
    this.fingers = new Map([...this.fingers, [id, at]]);
  }

  move(id: number, at: Point, time: number): void {
    const before = this.fingers.get(id);
    if (before === undefined) return;
    const now = new Map([...this.fingers, [id, at]]);
    const passed = Math.max(1, time - this.movedAt);
    this.speed = { x: (at.x - before.x) / passed, y: (at.y - before.y) / passed };
    this.movedAt = time;
    const start = this.start?.at;
    if (start !== undefined && Math.hypot(at.x - start.x, at.y - start.y) > this.paint.size * STILL)
      this.start = undefined;
    this.show(follow(this.view, this.fingers, now, this.limits));
    this.fingers = now;
  }

  up(id: number, at: Point, time: number): void {
    const single = this.fingers.size === 1 && this.fingers.has(id);
    this.fingers = new Map([...this.fingers].filter(([each]) => each !== id));
    if (this.start !== undefined) this.tap({ at, time });
    else if (single && time - this.movedAt < 60) {
      const { x, y } = this.speed;
      if (Math.hypot(x, y) > 0.1) this.flyTo(panBy(this.view, { x: x * GLIDE, y: y * GLIDE }, this.limits));
    }
    this.start = undefined;
  }

  /** The browser took the finger away; nothing was meant by it. */
  cancel(id: number): void {
    this.fingers = new Map([...this.fingers].filter(([each]) => each !== id));
    this.start = undefined;
  }

  private tap(tap: Tap): void {
    const places = this.scene.places.map(({ id, at }) => ({ id, at: onScreen(this.view, at) }));
    const touched = nearest(places, tap.at, this.paint.size * 1.6);
    if (touched !== undefined) this.listener.onPlace(touched.id);
    else if (isDoubleTap(this.lastTap, tap, this.paint.size * 1.6)) this.zoom(2, tap.at);
    this.lastTap = tap;
  }

  /** Stops drawing; the map is leaving the screen. */
  end(): void {
    cancelAnimationFrame(this.request);
  }

  private flyTo(to: Viewport): void {
    this.untouched = false;
    const still = motionIsReduced();
    if (still) {
      this.flight = undefined;
      this.show(to);
      return;
    }
    this.flight = { from: this.view, to, began: performance.now() };
    this.draw();
  }

  private show(view: Viewport): void {
    this.untouched = false;
    this.view = view;
    this.draw();
  }

  private readonly widthOf = (text: string): number => {
    const known = this.widths.get(text);
    if (known !== undefined || this.context === null) return known ?? 0;
    this.context.font = fontOf(this.paint);
    const { width } = this.context.measureText(text);
    this.widths.set(text, width);
    return width;
  };

  private draw(): void {
    if (this.request !== 0) return;
    // Says from outside that the picture is not the last word yet.
    this.canvas.dataset['moving'] = 'true';
    this.request = requestAnimationFrame(() => {
      this.request = 0;
      this.drawNow();
    });
  }

  private drawNow(): void {
    const { flight, context, limits } = this;
    if (flight !== undefined) {
      const part = Math.min(1, (performance.now() - flight.began) / MOVE);
      this.view = between(flight.from, flight.to, easeOut(part));
      if (part >= 1) this.flight = undefined;
    }
    if (context !== null && limits.frame.width > 1) {
      drawMap(context, {
        scene: this.scene,
        ...this.painted,
        paint: this.paint,
        view: this.view,
        frame: limits.frame,
        density: this.canvas.width / limits.frame.width,
        closeness: closeness(this.view, limits),
        selected: this.selected,
        covered: this.covered,
        widthOf: this.widthOf,
      });
    }
    this.listener.onView(this.view, limits);
    if (this.flight === undefined) delete this.canvas.dataset['moving'];
    else this.draw();
  }
}

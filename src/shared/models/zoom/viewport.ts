/** A point to the right of and below an origin: of a plane in its own units (a map's kilometres, a picture's heights), or of the glass in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What of a plane is on screen: a point of it stands at `point * scale + (x, y)` in CSS pixels. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  /** CSS pixels to a unit of the plane. */
  readonly scale: number;
}

/** A part of the plane, in its units. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The size of the glass that shows the plane, in CSS pixels. */
export interface Frame {
  readonly width: number;
  readonly height: number;
}

/** Where a view may go: never out of the box, never closer than `closest` times the whole. */
export interface Limits {
  readonly box: Box;
  readonly frame: Frame;
  readonly closest: number;
}

/** The smallest box around some points. */
export function boxAround(points: readonly Point[]): Box {
  return {
    left: Math.min(...points.map((point) => point.x)),
    top: Math.min(...points.map((point) => point.y)),
    right: Math.max(...points.map((point) => point.x)),
    bottom: Math.max(...points.map((point) => point.y)),
  };
}

/** The scale at which the whole box is just on screen. */
export function wholeScale({ box, frame }: Limits): number {
  return Math.min(frame.width / (box.right - box.left), frame.height / (box.bottom - box.top));
}

/** How much closer than the whole a view is; 1 shows all. */
export function closeness(view: Viewport, limits: Limits): number {
  return view.scale / wholeScale(limits);
}

/** Along one axis: a plane smaller than the glass stands in its middle, a larger one leaves no gap at either edge. */
function hold(offset: number, low: number, high: number, room: number): number {
  if (high - low <= room) return room / 2 - (low + high) / 2;
  return Math.min(-low, Math.max(room - high, offset));
}

/** The nearest view that is allowed. */
export function keepInside(view: Viewport, limits: Limits): Viewport {
  const whole = wholeScale(limits);
  const scale = Math.min(whole * limits.closest, Math.max(whole, view.scale));
  // What was in the middle of the glass stays there while the scale is brought within its limits.
  const { width, height } = limits.frame;
  const x = width / 2 - ((width / 2 - view.x) / view.scale) * scale;
  const y = height / 2 - ((height / 2 - view.y) / view.scale) * scale;
  const { left, top, right, bottom } = limits.box;
  return { scale, x: hold(x, left * scale, right * scale, width), y: hold(y, top * scale, bottom * scale, height) };
}

/** The view that shows everything. */
export function showAll(limits: Limits): Viewport {
  return keepInside({ x: 0, y: 0, scale: wholeScale(limits) }, limits);
}

/** The view that shows a part as large as the glass allows. */
export function showPart(part: Box, limits: Limits): Viewport {
  const { width, height } = limits.frame;
  const scale = wholeScale({ ...limits, box: part });
  const x = width / 2 - ((part.left + part.right) / 2) * scale;
  return keepInside({ scale, x, y: height / 2 - ((part.top + part.bottom) / 2) * scale }, limits);
}

/** Moves the plane by so many pixels. */
export function panBy(view: Viewport, by: Point, limits: Limits): Viewport {
  return keepInside({ ...view, x: view.x + by.x, y: view.y + by.y }, limits);
}

/** Comes closer by a factor; what is at that pixel stays under it. */
export function zoomAt(view: Viewport, factor: number, at: Point, limits: Limits): Viewport {
  const whole = wholeScale(limits);
  const scale = Math.min(whole * limits.closest, Math.max(whole, view.scale * factor));
  const by = scale / view.scale;
  return keepInside({ scale, x: at.x - (at.x - view.x) * by, y: at.y - (at.y - view.y) * by }, limits);
}

/** Brings a point of the plane into the middle, at least as close as `least` times the whole. */
export function centreOn(view: Viewport, point: Point, least: number, limits: Limits): Viewport {
  const scale = Math.max(view.scale, wholeScale(limits) * Math.min(least, limits.closest));
  const { width, height } = limits.frame;
  return keepInside({ scale, x: width / 2 - point.x * scale, y: height / 2 - point.y * scale }, limits);
}

/** Where a point of the plane stands on the glass. */
export function onScreen(view: Viewport, point: Point): Point {
  return { x: point.x * view.scale + view.x, y: point.y * view.scale + view.y };
}

/** A view on the way from one to another; `part` from 0 to 1. The scale changes by equal factors in equal times. */
export function between(from: Viewport, to: Viewport, part: number): Viewport {
  if (part >= 1) return to;
  const scale = from.scale * (to.scale / from.scale) ** part;
  // The share of the way follows the scale, so that the point about which both views turn does not wander.
  const share = from.scale === to.scale ? part : (scale - from.scale) / (to.scale - from.scale);
  return { scale, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

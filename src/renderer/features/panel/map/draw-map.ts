import { type LabelWish, placeLabels, type Rectangle } from '../../../../shared/models/map/labels.ts';
import type { Scene, SceneName } from '../../../../shared/models/map/scene.ts';
import { type Frame, onScreen, type Point, type Viewport } from '../../../../shared/models/zoom/viewport.ts';
import { brushOf, type Paint, type PaintedLayer } from './map-paint.ts';

/** Everything that a picture of the map is made from. */
export interface MapPicture {
  readonly scene: Scene;
  readonly layers: readonly PaintedLayer[];
  readonly route: Path2D;
  readonly paint: Paint;
  readonly view: Viewport;
  readonly frame: Frame;
  /** Device pixels to a CSS pixel. */
  readonly density: number;
  /** How much closer than the whole it is. */
  readonly closeness: number;
  readonly selected: string | undefined;
  /** Where buttons lie over the map. */
  readonly covered: readonly Rectangle[];
  /** Width of a text in CSS pixels at the map's size of type. */
  readonly widthOf: (text: string) => number;
}

/** The font of all names on the map. */
export const fontOf = (paint: Paint): string => `600 ${paint.size}px Plex, sans-serif`;

/** Radius of a place's mark in ems. */
const MARK = 0.42;
/** A name that stands nearer to the edge than this many ems looks cut off. */
const MARGIN = 0.5;

function drawLayers(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { layers, paint, view, density } = picture;
  const em = paint.size / view.scale;
  const region = layers.some((layer) => layer.style === 'land');
  const toMap = (): void => {
    context.setTransform(density * view.scale, 0, 0, density * view.scale, density * view.x, density * view.y);
  };
  context.setTransform(density, 0, 0, density, 0, 0);
  context.fillStyle = region ? paint.sea : paint.ground;
  context.fillRect(0, 0, picture.frame.width, picture.frame.height);
  toMap();
  for (const { style, areas, lines } of layers) {
    const brush = brushOf(style, paint, region);
    if (brush.fill !== undefined) {
      context.globalAlpha = brush.alpha ?? 1;
      context.fillStyle = brush.fill;
      context.fill(areas, 'evenodd');
      context.globalAlpha = 1;
    }
    if (brush.stroke === undefined) continue;
    const width = brush.width ?? 0.1;
    // Round joins cost the most where lines are finest and nobody can see them.
    context.lineJoin = width > 0.15 ? 'round' : 'bevel';
    context.lineCap = width > 0.15 ? 'round' : 'butt';
    context.strokeStyle = brush.stroke;
    context.lineWidth = width * em;
    context.stroke(areas);
    if (style === 'rail') {
      context.strokeStyle = paint.surface;
      context.lineWidth = 0.36 * em;
      for (const { path } of lines) context.stroke(path);
      context.lineWidth = width * em;
    }
    for (const { colour, path } of lines) {
      context.strokeStyle = colour ?? brush.stroke;
      context.stroke(path);
    }
  }
  context.setLineDash([0.5 * em, 0.4 * em]);
  context.strokeStyle = paint.accent;
  context.lineWidth = 0.16 * em;
  context.stroke(picture.route);
  context.setLineDash([]);
}

function drawDots(context: CanvasRenderingContext2D, { layers, paint, view, frame, closeness }: MapPicture): void {
  for (const { style, dots } of layers) {
    // A town without its name says nothing: its dot comes with the name.
    if (style === 'town') continue;
    const round = style !== 'dots';
    const radius = paint.size * (round ? Math.min(0.2, 0.07 * closeness) : 0.06);
    context.beginPath();
    for (const dot of dots) {
      const { x, y } = onScreen(view, dot);
      if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue;
      if (round) {
        context.moveTo(x + radius, y);
        context.arc(x, y, radius, 0, 2 * Math.PI);
      } else context.rect(x - radius, y - radius, 2 * radius, 2 * radius);
    }
    context.fillStyle = style === 'rail' ? paint.surface : paint.muted;
    context.globalAlpha = round ? 1 : 0.55;
    context.fill();
    context.globalAlpha = 1;
    if (style !== 'rail') continue;
    context.strokeStyle = paint.ink;
    context.lineWidth = radius * 0.5;
    context.stroke();
  }
}

function drawMarks(context: CanvasRenderingContext2D, { scene, paint, view, selected }: MapPicture): void {
  for (const place of scene.places) {
    const { x, y } = onScreen(view, place.at);
    const chosen = place.id === selected;
    context.beginPath();
    context.arc(x, y, paint.size * (chosen ? 0.6 : MARK), 0, 2 * Math.PI);
    context.fillStyle = paint.highlight;
    context.fill();
    context.lineWidth = paint.size * (chosen ? 0.2 : 0.12);
    context.strokeStyle = chosen ? paint.ink : paint.surface;
    context.stroke();
  }
}

/** Where a name may stand on the glass: on its spots, or beside and around its mark. */
function spotsOnScreen(name: SceneName, picture: MapPicture, width: number, height: number): Point[] {
  const { view, paint, frame, selected } = picture;
  const away = paint.size * (name.id === selected ? 1 : name.style === 'place' ? 0.75 : 0.4);
  return name.spots
    .map((spot) => onScreen(view, spot))
    .flatMap(({ x, y }) =>
      name.beside
        ? [
            { x: x + away + width / 2, y },
            { x: x - away - width / 2, y },
            { x, y: y + away + height / 2 },
            { x, y: y - away - height / 2 },
            ...[away * 0.5, -away * 0.5].flatMap((right) =>
              [away * 0.6, -away * 0.6].map((down) => ({
                x: x + right + (Math.sign(right) * width) / 2,
                y: y + down + (Math.sign(down) * height) / 2,
              })),
            ),
          ]
        : [{ x, y }],
    )
    .filter(
      ({ x, y }) =>
        Math.min(x, frame.width - x) > width / 2 + MARGIN * paint.size &&
        Math.min(y, frame.height - y) > height / 2 + MARGIN * paint.size,
    );
}

function drawNames(context: CanvasRenderingContext2D, picture: MapPicture): void {
  const { scene, paint, closeness, selected, widthOf } = picture;
  const height = paint.size * 1.25;
  const shown = scene.names.filter((name) => name.from <= closeness * 1.001);
  // The place that was touched keeps its name, whatever else wants the room.
  const ordered =
    selected === undefined ? shown : [...shown].sort((a, b) => Number(b.id === selected) - Number(a.id === selected));
  const wishes = ordered.flatMap((name): LabelWish[] => {
    const width = widthOf(name.text);
    const spots = spotsOnScreen(name, picture, width, height);
    return spots.length === 0 ? [] : [{ id: name.id, spots, width, height }];
  });
  const marks = scene.places.map(({ id, at }) => ({
    id,
    at: onScreen(picture.view, at),
    size: paint.size * 2 * MARK,
  }));
  const names = new Map(shown.map((name) => [name.id, name]));
  context.font = fontOf(paint);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = paint.size * 0.24;
  context.strokeStyle = paint.surface;
  for (const { id, x, y } of placeLabels(wishes, paint.size * 0.3, marks, picture.covered)) {
    const name = names.get(id);
    if (name === undefined) continue;
    const [town] = name.style === 'town' ? name.spots : [];
    if (town !== undefined) {
      const dot = onScreen(picture.view, town);
      context.beginPath();
      context.arc(dot.x, dot.y, paint.size * 0.16, 0, 2 * Math.PI);
      context.fillStyle = paint.muted;
      context.fill();
    }
    context.strokeText(name.text, x, y);
    context.fillStyle =
      name.style === 'district' || name.style === 'river' || name.style === 'canal' ? paint.muted : paint.ink;
    context.fillText(name.text, x, y);
  }
}

/** Draws the map as it is now. */
export function drawMap(context: CanvasRenderingContext2D, picture: MapPicture): void {
  drawLayers(context, picture);
  context.setTransform(picture.density, 0, 0, picture.density, 0, 0);
  drawDots(context, picture);
  drawMarks(context, picture);
  drawNames(context, picture);
}

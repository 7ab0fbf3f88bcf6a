import type { MapStyle } from '../../../../shared/panels/map.ts';
import type { Scene, SceneLayer } from '../../../../shared/models/map/scene.ts';
import type { Point } from '../../../../shared/models/zoom/viewport.ts';

/** Colours and the size of type, as the style sheets set them for the map. */
export interface Paint {
  readonly size: number;
  readonly ink: string;
  readonly muted: string;
  readonly ground: string;
  readonly surface: string;
  readonly line: string;
  readonly accent: string;
  readonly highlight: string;
  readonly water: string;
  readonly sea: string;
  readonly green: string;
}

/** Reads the colours and the size of type from the element that holds the map. */
export function readPaint(element: Element): Paint {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    size: Number.parseFloat(style.fontSize) || 16,
    ink: read('ink'),
    muted: read('muted'),
    ground: read('ground'),
    surface: read('surface'),
    line: read('line'),
    accent: read('accent'),
    highlight: read('highlight'),
    water: read('map-water'),
    sea: read('map-sea'),
    green: read('map-green'),
  };
}

/** A layer as the canvas wants it: its paths are made once and drawn at any scale. */
export interface PaintedLayer {
  readonly style: MapStyle;
  readonly areas: Path2D;
  readonly lines: readonly { readonly colour: string | undefined; readonly path: Path2D }[];
  readonly dots: readonly Point[];
}

function trace(path: Path2D, points: readonly Point[]): void {
  for (const [at, { x, y }] of points.entries()) {
    if (at === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
}

function paintLayer({ style, areas, lines, dots }: SceneLayer): PaintedLayer {
  const area = new Path2D();
  for (const ring of areas) {
    trace(area, ring);
    area.closePath();
  }
  const paths = new Map<string | undefined, Path2D>();
  for (const { colour, points } of lines) {
    const path = paths.get(colour) ?? new Path2D();
    paths.set(colour, path);
    trace(path, points);
  }
  return { style, areas: area, lines: [...paths].map(([colour, path]) => ({ colour, path })), dots };
}

/** Makes the paths of a scene. */
export function paintScene(scene: Scene): { layers: readonly PaintedLayer[]; route: Path2D } {
  const route = new Path2D();
  trace(route, scene.route);
  return { layers: scene.layers.map(paintLayer), route };
}

/** How a layer's areas and lines look; widths in ems of the map's type. */
export interface Brush {
  readonly fill?: string;
  readonly alpha?: number;
  readonly stroke?: string;
  readonly width?: number;
}

/** The brush of a layer; on a map of a region rivers are finer than on one of a city. */
export function brushOf(style: MapStyle, paint: Paint, region: boolean): Brush {
  switch (style) {
    case 'land':
      return { fill: paint.surface };
    case 'country':
      return { fill: paint.highlight, alpha: 0.28, stroke: paint.muted, width: 0.07 };
    case 'city':
      return { fill: paint.surface, stroke: paint.muted, width: 0.09 };
    case 'district':
      return { stroke: paint.line, width: 0.08 };
    case 'park':
      return { fill: paint.green };
    case 'lake':
      return { fill: paint.water };
    case 'river':
      return { stroke: paint.water, width: region ? 0.09 : 0.42 };
    case 'canal':
      return { stroke: paint.water, width: 0.2 };
    case 'rail':
      return { stroke: paint.accent, width: 0.2 };
    case 'town':
    case 'dots':
      return { fill: paint.muted };
    default:
      return style satisfies never;
  }
}

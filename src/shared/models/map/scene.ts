import type { MapPlace, MapRoute, MapStyle } from '../../panels/map.ts';
import type { Feature } from './features.ts';
import { alongGreatCircle, greatCircle, type Position, projectAbout } from './sphere.ts';
import { type Box, boxAround, type Point } from '../zoom/viewport.ts';

/** One layer of the map, in kilometres, ready to be drawn. */
export interface SceneLayer {
  readonly style: MapStyle;
  readonly areas: readonly (readonly Point[])[];
  readonly lines: readonly {
    readonly id: string;
    readonly colour: string | undefined;
    readonly points: readonly Point[];
  }[];
  readonly dots: readonly Point[];
}

/** A name and where on the map it may stand. */
export interface SceneName {
  readonly id: string;
  readonly text: string;
  readonly style: MapStyle | 'place';
  readonly spots: readonly Point[];
  /** Shown from this closeness on; 1 is the whole map. */
  readonly from: number;
  /** Whether it belongs beside a mark rather than on its spot. */
  readonly beside: boolean;
}

/** Everything that the map shows, in kilometres about its centre. */
export interface Scene {
  readonly box: Box;
  /** The part that is shown first. */
  readonly start: Box;
  readonly closest: number;
  readonly layers: readonly SceneLayer[];
  /** The most important first. */
  readonly names: readonly SceneName[];
  readonly places: readonly { readonly id: string; readonly at: Point }[];
  readonly route: readonly Point[];
}

type Bounds = readonly [west: number, south: number, east: number, north: number];

/** What a scene is made of. */
export interface SceneParts {
  readonly bounds: Bounds;
  readonly start?: Bounds | undefined;
  readonly closest: number;
  readonly layers: readonly {
    readonly style: MapStyle;
    readonly colours?: Readonly<Record<string, string>> | undefined;
    readonly features: readonly Feature[];
  }[];
  readonly places: readonly (Pick<MapPlace, 'id' | 'at'> & { readonly title: string })[];
  readonly route?: MapRoute | undefined;
  readonly names: Readonly<Record<string, string>>;
  readonly language: string;
}

/** From which closeness on names of a kind are worth reading, and which kind goes first where room is short. */
const naming: Readonly<Record<MapStyle, { readonly from: number; readonly order: number }>> = {
  country: { from: 1, order: 0 },
  town: { from: 1, order: 1 },
  city: { from: 1, order: 1 },
  river: { from: 1, order: 2 },
  rail: { from: 1.3, order: 3 },
  district: { from: 1, order: 4 },
  lake: { from: 1.4, order: 5 },
  park: { from: 2.5, order: 5 },
  canal: { from: 2.2, order: 6 },
  land: { from: 1, order: 8 },
  dots: { from: 1, order: 8 },
};
const STATIONS = { from: 3.4, order: 7 } as const;

/** Shares of a line at which its name may stand, the best first. */
const ALONG = [0.5, 0.3, 0.7, 0.15, 0.85, 0.4, 0.6, 0.05, 0.95] as const;

function middleOf(points: readonly Point[]): Point {
  const { left, top, right, bottom } = boxAround(points);
  return { x: (left + right) / 2, y: (top + bottom) / 2 };
}

const sizeOf = (points: readonly Point[]): number => {
  const { left, top, right, bottom } = boxAround(points);
  return (right - left) * (bottom - top);
};

const longest = (parts: readonly (readonly Point[])[]): readonly Point[] =>
  parts.reduce((best, part) => (part.length > best.length ? part : best), parts[0] ?? []);

/** The name of a feature: the pack's words, then the data's in that language, then the data's in English. */
export function nameOf(feature: Feature, names: SceneParts['names'], language: string): string | undefined {
  return names[feature.id] ?? feature.names[language] ?? feature.names['en'];
}

function spotsOf(feature: Feature, parts: readonly (readonly Point[])[], label: Point | undefined): readonly Point[] {
  if (feature.kind === 'points') return parts[0] ?? [];
  const main = longest(parts);
  if (feature.kind === 'area') return [label ?? middleOf(main)];
  return ALONG.flatMap((share) => main[Math.round(share * (main.length - 1))] ?? []);
}

/** The centre about which a map is drawn: the middle of its route, so that it is straight, or of its bounds. */
export function centreOf({ bounds, places, route }: Pick<SceneParts, 'bounds' | 'places' | 'route'>): Position {
  const ends = [route?.from.place, route?.to.place].map((id) => places.find((place) => place.id === id)?.at);
  const [from, to] = ends;
  if (from !== undefined && to !== undefined) return alongGreatCircle(from, to, 0.5);
  return [(bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2];
}

/** The box around bounds in degrees: parallels bend, so their middles count as well as their ends. */
function boxOf([west, south, east, north]: Bounds, project: (position: Position) => Point): Box {
  const meridians = [west, (west + east) / 2, east];
  return boxAround(meridians.flatMap((longitude) => [project([longitude, south]), project([longitude, north])]));
}

/** Projects everything once; panning and zooming are then a matter of two numbers and a factor. */
export function buildScene(parts: SceneParts): Scene {
  const { bounds, places, route, language, names: words } = parts;
  const project = projectAbout(centreOf(parts));
  const names: (SceneName & { readonly order: number; readonly weight: number })[] = [];
  const layers = parts.layers.map(({ style, colours, features }): SceneLayer => {
    const areas: (readonly Point[])[] = [];
    const lines: SceneLayer['lines'][number][] = [];
    const dots: Point[] = [];
    for (const feature of features) {
      const shape = feature.parts.map((part) => part.map(project));
      if (feature.kind === 'area') areas.push(...shape);
      else if (feature.kind === 'points') dots.push(...shape.flat());
      else lines.push(...shape.map((points) => ({ id: feature.id, colour: colours?.[feature.id], points })));
      const text = nameOf(feature, words, language);
      // A name for every one of eight hundred lamps helps nobody.
      if (text === undefined || style === 'dots') continue;
      const { from, order } = style === 'rail' && feature.kind === 'points' ? STATIONS : naming[style];
      names.push({
        id: `${style}/${feature.id}`,
        text,
        style,
        spots: spotsOf(feature, shape, feature.label === undefined ? undefined : project(feature.label)),
        from: from + (feature.rank ?? 0) * (style === 'town' ? 0.35 : 0),
        beside: feature.kind === 'points',
        order,
        weight: feature.kind === 'area' ? sizeOf(longest(shape)) : -(feature.rank ?? 0),
      });
    }
    return { style, areas, lines, dots };
  });
  names.sort((a, b) => a.order - b.order || b.weight - a.weight);
  const ends = [route?.from.place, route?.to.place].map((id) => places.find((place) => place.id === id)?.at);
  const [from, to] = ends;
  return {
    box: boxOf(bounds, project),
    start: boxOf(parts.start ?? bounds, project),
    closest: parts.closest,
    layers,
    names: [
      ...places.map((place): SceneName => ({
        id: place.id,
        text: place.title,
        style: 'place',
        spots: [project(place.at)],
        from: 1,
        beside: true,
      })),
      ...names.map(({ order: _order, weight: _weight, ...name }) => name),
    ],
    places: places.map((place) => ({ id: place.id, at: project(place.at) })),
    route: from === undefined || to === undefined ? [] : greatCircle(from, to, 64).map(project),
  };
}

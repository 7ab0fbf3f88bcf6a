const CREDIT = 'Drawing: sister-cities-kiosk project, CC BY 4.0; replace it with your own';

const picture = (name: string): { file: string; credit: string } => ({ file: `media/${name}.svg`, credit: CREDIT });

const cover = picture('cover');
const bridge = picture('bridge');
const square = picture('square');

/** Four seconds of film or sound, with captions. */
const recording = (name: string, file: string, languages: readonly string[]): object => ({
  file: `media/${file}`,
  seconds: 4,
  credit: 'Recording: sister-cities-kiosk project, CC0; replace it with your own',
  captions: Object.fromEntries(
    languages.map((language) => [language, `captions/${name}.${language.toLowerCase()}.vtt`]),
  ),
});

/** What a new pack is made from. */
export interface NewPack {
  readonly id: string;
  readonly title: string;
  /** The first one is the fallback. */
  readonly languages: readonly string[];
  /** Where the city lies, in degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** The day on which it is made, as 2024-03-01. */
  readonly today: string;
}

const round = (degrees: number): number => Math.round(degrees * 1000) / 1000;

/** pack.json of a new pack: one panel of each type, and comments that say what to do with it. */
export function templateStructure({ id, languages, latitude, longitude, today }: NewPack): unknown {
  const [source, year] = ['first-source', today.slice(0, 4)];
  const at = (east: number, north: number): number[] => [round(longitude + east), round(latitude + north)];
  return {
    $schema: '.schema/pack.schema.json',
    '//': [
      'The structure of your pack; all words are in text/. Lines under "//" are comments, remove them when you like.',
      'An editor that knows JSON Schema, like VS Code, completes and checks what you type: try it with Ctrl+Space.',
      'Look often: "pack check" names every mistake with its line, "pack preview" shows the kiosk while you write.',
    ],
    format: 1,
    id,
    version: '0.1.0',
    languages,
    checked: today,
    place: { latitude, longitude, utcOffsetMinutes: Math.round(longitude / 15) * 60 },
    theme: {
      '//': 'The colours of your city. "ink" and "muted" need a contrast of 7:1 on "ground" and "surface"; check tells.',
      colours: {
        ground: '#f3f1ec',
        surface: '#fffdfa',
        ink: '#1d2730',
        muted: '#414d57',
        accent: '#1b4b66',
        onAccent: '#ffffff',
        highlight: '#c9822b',
        line: '#cdc7bb',
      },
    },
    cover: { '//': 'Behind the greeting; leave its upper half calm.', ...cover },
    topics: [
      {
        '//': 'A topic is a chapter: up to nine of them, each with the panels that a visitor turns like pages.',
        id: 'begin',
        picture: bridge,
        panels: [
          {
            '//': 'The simplest panel: a picture and at most 70 words. Each panel names the sources it rests on.',
            type: 'story',
            id: 'first-story',
            picture: bridge,
            sources: [source],
          },
          {
            '//': 'Figures: "number", "year" or "day". The kiosk writes them as each language does.',
            type: 'facts',
            id: 'figures',
            picture: square,
            facts: [
              { kind: 'number', id: 'people', value: 250000, approximate: true, source, date: year },
              { kind: 'year', id: 'founded', value: 1850, source, date: year },
            ],
          },
          {
            '//': 'Two to 24 pictures, one at a time.',
            type: 'gallery',
            id: 'places',
            pictures: [
              { id: 'bridge', ...bridge },
              { id: 'square', ...square },
            ],
            sources: [source],
          },
        ],
      },
      {
        id: 'explore',
        picture: square,
        panels: [
          {
            '//': 'Events in the order of time. A second lane can tell what happened in the sister city meanwhile.',
            type: 'timeline',
            id: 'years',
            eras: [
              { id: 'early', from: 1850, to: 1899 },
              { id: 'modern', from: 1900 },
            ],
            lanes: [
              {
                id: 'city',
                events: [
                  { id: 'founding', date: '1850', picture: bridge, sources: [source] },
                  { id: 'railway', date: '1902-05', sources: [source] },
                ],
              },
            ],
          },
          {
            '//': 'GeoJSON files in data/, from the lowest layer to the uppermost; positions are longitude, latitude.',
            type: 'map',
            id: 'city-map',
            picture: bridge,
            bounds: [...at(-0.15, -0.1), ...at(0.15, 0.1)],
            closest: 8,
            date: year,
            layers: [
              { file: 'data/city.json', style: 'city', credit: 'Invented for this template, CC0' },
              { file: 'data/river.json', style: 'river', credit: 'Invented for this template, CC0' },
            ],
            places: [
              { id: 'old-bridge', at: at(-0.02, 0.01), picture: bridge },
              { id: 'main-square', at: at(0.04, 0.03) },
            ],
            sources: [source],
          },
          {
            '//': 'Charts: "months", "day-length", "years", "bars" or "outlines"; "self" is this city.',
            type: 'comparison',
            id: 'the-year',
            picture: square,
            subjects: [{ id: 'self' }],
            charts: [
              {
                kind: 'months',
                id: 'warmth',
                decimals: 1,
                series: [{ subject: 'self', values: [-1, 1, 6, 11, 16, 19, 21, 21, 16, 11, 5, 1], source, date: year }],
              },
              { kind: 'day-length', id: 'light', subjects: ['self'] },
            ],
          },
          {
            '//': 'A crossing whose lights the visitor runs. Set the side on which your city drives.',
            type: 'simulation',
            id: 'crossing',
            picture: square,
            scenario: {
              drivesOn: 'right',
              carsPerHour: { north: 150, east: 600, south: 150, west: 600 },
              pedestriansPerHour: 120,
              green: { northSouth: 25, eastWest: 25 },
              seed: 1,
            },
            sources: [source],
          },
          {
            '//': 'A film of your own: WebM with VP9 and Opus plays everywhere. Captions in every language of the pack.',
            type: 'video',
            id: 'film',
            picture: bridge,
            ...recording('film', 'film.webm', languages),
            sources: [source],
          },
          {
            '//': 'Something to listen to, under a picture. "spoken" names recordings for languages that have their own.',
            type: 'audio',
            id: 'tone',
            picture: square,
            ...recording('tone', 'tone.ogg', languages),
            sources: [source],
          },
          {
            '//': 'Ten questions at a time are drawn from the pool: twenty or more keep it fresh.',
            type: 'quiz',
            id: 'quiz',
            picture: bridge,
            questions: ['bridge', 'founded', 'map'].map((question) => ({
              id: question,
              topic: question === 'bridge' ? 'begin' : 'explore',
              sources: [source],
            })),
          },
        ],
      },
    ],
    keepsake: {
      '//': 'The card to take home. With an official "address" its code leads there; without, it holds the card as text.',
      language: languages[0] ?? 'en',
    },
    tour: ['first-story', 'figures', 'places', 'years', 'city-map'],
    sources: [
      {
        '//': 'Every fact has a source that a visitor can look up. "date" is null where the source names none.',
        id: source,
        name: 'Name the book, the office or the page where it stands',
        url: 'https://example.org/',
        date: null,
      },
    ],
  };
}

/** The map data of a new pack: a city and its river, invented around the place of the city. */
export function templateData({ latitude, longitude }: NewPack): Readonly<Record<string, unknown>> {
  const at = (points: readonly (readonly [number, number])[]): number[][] =>
    points.map(([east, north]) => [round(longitude + east), round(latitude + north)]);
  const collection = (id: string, geometry: unknown): unknown => ({
    type: 'FeatureCollection',
    licence: 'CC0',
    features: [{ type: 'Feature', properties: { id }, geometry }],
  });
  const city = at([
    [-0.1, -0.05],
    [0.02, -0.07],
    [0.11, -0.02],
    [0.09, 0.06],
    [-0.04, 0.07],
    [-0.11, 0.02],
    [-0.1, -0.05],
  ]);
  const river = at([
    [-0.15, 0.04],
    [-0.06, 0.02],
    [-0.02, 0.01],
    [0.03, -0.02],
    [0.15, -0.05],
  ]);
  return {
    'data/city.json': collection('city', { type: 'Polygon', coordinates: [city] }),
    'data/river.json': collection('river', { type: 'LineString', coordinates: river }),
  };
}

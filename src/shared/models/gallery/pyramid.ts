/** Width and height in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** One step of a pyramid: the whole picture at one size, cut into tiles. */
export interface Level extends PixelSize {
  /** 0 is the smallest. */
  readonly level: number;
  readonly columns: number;
  readonly rows: number;
}

/** A tile by its place in its level. */
export interface Tile {
  readonly column: number;
  readonly row: number;
}

/** A part of a picture, in shares of its width and height; it may reach beyond the edges. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Longest side of a tile in pixels. */
export const TILE = 512;
/** A picture whose longer side has no more pixels than this is shown as it is: it needs no tiles. */
const SMALL_ENOUGH = 1024;

/**
 * The levels of a picture of that size, from the smallest, which is one tile, to the picture as it is; each has half
 * the sides of the next, rounded up. None for a small picture.
 */
export function levelsOf({ width, height }: PixelSize): readonly Level[] {
  if (Math.max(width, height) <= SMALL_ENOUGH) return [];
  const halvings = Math.ceil(Math.log2(Math.max(width, height) / TILE));
  return Array.from({ length: halvings + 1 }, (_, level) => {
    const by = 2 ** (halvings - level);
    const size = { width: Math.ceil(width / by), height: Math.ceil(height / by) };
    return { level, ...size, columns: Math.ceil(size.width / TILE), rows: Math.ceil(size.height / TILE) };
  });
}

/** Where the file of a tile lies, beside the picture that it was cut from. */
export function tilePath(file: string, level: number, { column, row }: Tile): string {
  return `${file.replace(/\.[^./]+$/, '')}.tiles/${level}/${column}-${row}.webp`;
}

/** The tiles of a level that show some of this part, row by row. */
export function tilesIn({ width, height, columns, rows }: Level, part: Part): readonly Tile[] {
  const first = (share: number, side: number): number => Math.max(0, Math.floor((share * side) / TILE));
  const end = (share: number, side: number, count: number): number => Math.min(count, Math.ceil((share * side) / TILE));
  const tiles: Tile[] = [];
  for (let row = first(part.top, height); row < end(part.bottom, height, rows); row += 1) {
    for (let column = first(part.left, width); column < end(part.right, width, columns); column += 1)
      tiles.push({ column, row });
  }
  return tiles;
}

/** The part of the picture that a tile shows. */
export function partOf({ width, height }: Level, { column, row }: Tile): Part {
  return {
    left: (column * TILE) / width,
    top: (row * TILE) / height,
    right: Math.min(1, ((column + 1) * TILE) / width),
    bottom: Math.min(1, ((row + 1) * TILE) / height),
  };
}

/** Every tile file of a picture of pixels. */
export function tileFiles(file: string, size: PixelSize): readonly string[] {
  return levelsOf(size).flatMap((level) =>
    tilesIn(level, { left: 0, top: 0, right: 1, bottom: 1 }).map((tile) => tilePath(file, level.level, tile)),
  );
}

/** How much narrower than on the glass a level may be before the next one is taken: less than an eye sees. */
const ENOUGH = 0.9;

/** The smallest level that is sharp where the whole picture is so many pixels of glass wide; else the largest. */
export function levelFor(levels: readonly Level[], shownWidth: number): Level | undefined {
  return levels.find((level) => level.width >= shownWidth * ENOUGH) ?? levels.at(-1);
}

/** The file that shows a picture small, and whole before anything finer is there: its one smallest tile, if it has tiles. */
export function smallestFile(file: string, size: PixelSize | undefined): string {
  return size === undefined || levelsOf(size).length === 0 ? file : tilePath(file, 0, { column: 0, row: 0 });
}

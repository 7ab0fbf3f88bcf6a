import {
  levelFor,
  type Level,
  type Part,
  partOf,
  type PixelSize,
  tilePath,
  tilesIn,
  levelsOf,
} from '../../../../shared/models/gallery/pyramid.ts';
import type { Frame, Viewport } from '../../../../shared/models/zoom/viewport.ts';

/** What a painter is asked for: the part of the picture that `view` shows in `frame`, at `density` pixels to a CSS pixel. */
export interface PaintOrder {
  readonly view: Viewport;
  readonly frame: Frame;
  readonly density: number;
  /** Width of the picture in units of its height. */
  readonly ratio: number;
}

/** Paints the part of a picture that is on the glass, as sharp as the glass is. */
export interface DetailPainter {
  /** Whether it is quick enough to paint in every frame. */
  readonly quick: boolean;
  paint(context: CanvasRenderingContext2D, order: PaintOrder): void;
  /** Lets go of everything; nothing is reported after this. */
  end(): void;
}

/** A drawing: the browser draws its lines anew at the size that is shown, and only those on the glass. */
export function drawingPainter(image: HTMLImageElement): DetailPainter {
  return {
    quick: false,
    paint(context, { view, density, ratio }) {
      const height = view.scale * density;
      context.drawImage(image, view.x * density, view.y * density, height * ratio, height);
    },
    end: () => undefined,
  };
}

/** Most tiles kept; a megabyte each. A screen of 3840 by 2160 shows 54 at most. */
const KEPT = 72;

interface TileOptions {
  readonly file: string;
  readonly size: PixelSize;
  readonly address: (file: string) => string;
  /** A tile has come: what was painted can be finer now. */
  readonly onTile: () => void;
}

const partShown = ({ view, frame, ratio }: PaintOrder): Part => ({
  left: -view.x / (view.scale * ratio),
  top: -view.y / view.scale,
  right: (frame.width - view.x) / (view.scale * ratio),
  bottom: (frame.height - view.y) / view.scale,
});

/** A picture of pixels: its tiles, from the level that is sharp enough; what is still missing shows the levels below. */
export class TilePainter implements DetailPainter {
  readonly quick = true;
  private readonly tiles = new Map<string, HTMLImageElement | 'loading' | 'failed'>();
  private readonly levels: readonly Level[];
  private ended = false;

  private readonly options: TileOptions;

  constructor(options: TileOptions) {
    this.options = options;
    this.levels = levelsOf(options.size);
  }

  paint(context: CanvasRenderingContext2D, order: PaintOrder): void {
    const wanted = levelFor(this.levels, order.view.scale * order.ratio * order.density);
    if (wanted === undefined) return;
    const part = partShown(order);
    const complete = tilesIn(wanted, part).every((tile) => this.tile(wanted, tile) instanceof HTMLImageElement);
    const levels = complete ? [wanted] : this.levels.filter(({ level }) => level <= wanted.level);
    for (const level of levels) {
      for (const tile of tilesIn(level, part)) {
        // Of the levels below only what is there already: they are a makeshift, and the smallest lies beneath anyway.
        const image = this.tiles.get(tilePath(this.options.file, level.level, tile));
        if (image instanceof HTMLImageElement) this.paintTile(context, order, partOf(level, tile), image);
      }
    }
    this.forget();
  }

  end(): void {
    this.ended = true;
    this.tiles.clear();
  }

  private paintTile(context: CanvasRenderingContext2D, order: PaintOrder, part: Part, image: HTMLImageElement): void {
    const { view, density, ratio } = order;
    // Edges on whole pixels: neighbours meet without a seam.
    const across = (share: number): number => Math.round((view.x + share * view.scale * ratio) * density);
    const down = (share: number): number => Math.round((view.y + share * view.scale) * density);
    const [left, top] = [across(part.left), down(part.top)];
    context.drawImage(image, left, top, across(part.right) - left, down(part.bottom) - top);
  }

  /** A tile, asked for where it was never wanted before; the one used last is forgotten last. */
  private tile(level: Level, place: { column: number; row: number }): HTMLImageElement | 'loading' | 'failed' {
    const path = tilePath(this.options.file, level.level, place);
    const known = this.tiles.get(path);
    if (known !== undefined) {
      this.tiles.delete(path);
      this.tiles.set(path, known);
      return known;
    }
    const image = new Image();
    image.src = this.options.address(path);
    this.tiles.set(path, 'loading');
    image.decode().then(
      () => {
        if (this.ended) return;
        this.tiles.set(path, image);
        this.options.onTile();
      },
      () => {
        if (this.ended) return;
        this.tiles.set(path, 'failed');
        reportError(new Error(`A tile cannot be shown, a coarser one stays in its place: ${path}`));
      },
    );
    return 'loading';
  }

  private forget(): void {
    for (const [path, tile] of this.tiles) {
      if (this.tiles.size <= KEPT) return;
      if (tile instanceof HTMLImageElement) this.tiles.delete(path);
    }
  }
}

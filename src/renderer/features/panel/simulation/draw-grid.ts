import { type Grid, type Site, sites } from '../../../../shared/models/simulation/grid.ts';
import type { Approach } from '../../../../shared/models/simulation/rules.ts';
import { approachAt, drawOutside, drawWorld, type Scene } from './draw.ts';

/** Share of the longer side between two crossings: what is not drawn of the streets. */
const GAP = 0.012;

/** Whether a crossing lies in the second column, and in the second row. */
const placeOf = (site: Site): readonly [number, number] => [
  site.endsWith('East') ? 1 : 0,
  site.startsWith('south') ? 1 : 0,
];

/** The street that a point of the canvas belongs to. */
export function streetAt(x: number, y: number, width: number, height: number): { site: Site; approach: Approach } {
  const [column, row] = [x < width / 2 ? 0 : 1, y < height / 2 ? 0 : 1];
  const site = sites.find((each) => placeOf(each)[0] === column && placeOf(each)[1] === row) ?? 'northWest';
  return {
    site,
    approach: approachAt(x - (column * width) / 2, y - (row * height) / 2, width / 2, height / 2),
  };
}

/** Draws four crossings from above, each in its place. */
export function drawGrid(canvas: CanvasRenderingContext2D, grid: Grid, scene: Scene, font: number): void {
  const gap = Math.round(Math.max(scene.width, scene.height) * GAP);
  const width = Math.floor((scene.width - gap) / 2);
  const height = Math.floor((scene.height - gap) / 2);
  canvas.setTransform(1, 0, 0, 1, 0, 0);
  canvas.clearRect(0, 0, scene.width, scene.height);
  for (const site of sites) {
    const [column, row] = placeOf(site);
    const [left, top] = [column * (width + gap), row * (height + gap)];
    const touched = scene.touched?.site === site ? scene.touched : undefined;
    const tile = { ...scene, left, top, width, height, touched };
    canvas.save();
    canvas.setTransform(1, 0, 0, 1, 0, 0);
    canvas.beginPath();
    canvas.rect(left, top, width, height);
    canvas.clip();
    drawWorld(canvas, grid.crossings[site], tile);
    drawOutside(canvas, grid.crossings[site], tile, font);
    canvas.restore();
  }
}

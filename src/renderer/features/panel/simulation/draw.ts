import type { Site } from '../../../../shared/models/simulation/grid.ts';
import {
  type Approach,
  approaches,
  car,
  DETECTOR,
  geometry,
  phaseOf,
  STANDING,
} from '../../../../shared/models/simulation/rules.ts';
import { lightFor } from '../../../../shared/models/simulation/signals.ts';
import type { Lane, World, Zebra } from '../../../../shared/models/simulation/world.ts';
import { lamps, type Palette } from './palette.ts';

const { extent, lane: LANE, stopLine, zebra } = geometry;
const PAVEMENT = 3.2;
const CAR_WIDTH = 2.2;
/** Trees in the corner between two streets, in metres from the middle: x, y, radius. */
const trees = [
  [12, 24, 2.6],
  [17, 13, 2],
  [23, 19, 3],
  [13, 36, 2.2],
  [26, 31, 2.4],
  [33, 12, 2.6],
  [37, 24, 2.1],
  [36, 38, 3],
  [20, 43, 2.6],
] as const;

/** Where cars of an approach drive to, as a step on the screen (y grows downwards). */
const headings: Readonly<Record<Approach, readonly [number, number]>> = {
  north: [0, 1],
  east: [-1, 0],
  south: [0, -1],
  west: [1, 0],
};

/** A street that was touched, at which of four crossings, and how much of the answer is left. */
export interface Touched {
  readonly approach: Approach;
  readonly site: Site | undefined;
  readonly left: number;
}

/** What is to be drawn besides the model. */
export interface Scene {
  /** Where on the canvas it is drawn; at its corner where left out. */
  readonly left?: number;
  readonly top?: number;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  /** Seconds of the model since its last step: cars are drawn where they are by now. */
  readonly ahead: number;
  /** The side that was touched just now, and how much of the answer is left, from 1 to 0. */
  readonly touched?: Touched | undefined;
}

type Canvas = CanvasRenderingContext2D;

/** Pixels to a metre: the longer side shows both ends of its street, the shorter one less of the other. */
export const scaleOf = (width: number, height: number): number => Math.max(width, height) / (2 * extent);

/** The side that a point of the canvas belongs to. */
export function approachAt(x: number, y: number, width: number, height: number): Approach {
  const [across, down] = [x - width / 2, y - height / 2];
  if (Math.abs(across) > Math.abs(down)) return across > 0 ? 'east' : 'west';
  return down > 0 ? 'south' : 'north';
}

/** Turns the canvas so that the street of an approach runs upwards to the crossing; its cars drive towards -y. */
function turned(canvas: Canvas, approach: Approach, draw: () => void): void {
  const [x, y] = headings[approach];
  canvas.save();
  canvas.rotate(Math.atan2(x, -y));
  draw();
  canvas.restore();
}

function drawGround(canvas: Canvas, palette: Palette): void {
  const far = 2 * extent;
  canvas.fillStyle = palette.road;
  canvas.fillRect(-far, -far, 2 * far, 2 * far);
  for (const approach of approaches) {
    turned(canvas, approach, () => {
      for (const [inset, colour, radius] of [
        [LANE, palette.pavement, 2.5],
        [LANE + PAVEMENT, palette.land, 1.5],
      ] as const) {
        canvas.fillStyle = colour;
        canvas.beginPath();
        canvas.roundRect(inset, inset, far, far, radius);
        canvas.fill();
      }
      canvas.fillStyle = palette.tree;
      canvas.globalAlpha = 0.3;
      for (const [x, y, radius] of trees) {
        canvas.beginPath();
        canvas.arc(x, y, radius, 0, 2 * Math.PI);
        canvas.fill();
      }
      canvas.globalAlpha = 1;
    });
  }
}

function drawMarks(canvas: Canvas, palette: Palette): void {
  canvas.fillStyle = palette.mark;
  for (let y = stopLine + 2; y < extent + 4; y += 5) canvas.fillRect(-0.15, y, 0.3, 2.6);
  const stripes = 6;
  const pitch = (2 * LANE) / stripes;
  for (let stripe = 0; stripe < stripes; stripe += 1)
    canvas.fillRect(-LANE + stripe * pitch + pitch * 0.22, zebra.from, pitch * 0.56, zebra.to - zebra.from);
}

/** Where adaptive lights see cars. */
function drawSight(canvas: Canvas, side: 1 | -1, palette: Palette): void {
  canvas.fillStyle = palette.highlight;
  const from = side === 1 ? 0.45 : -LANE + 0.15;
  canvas.globalAlpha = 0.2;
  canvas.fillRect(from, stopLine, LANE - 0.6, DETECTOR);
  canvas.globalAlpha = 1;
  canvas.strokeStyle = palette.highlight;
  canvas.lineWidth = 0.25;
  canvas.strokeRect(from, stopLine, LANE - 0.6, DETECTOR);
}

/** Red is a bar across the lane, green an arrow into the crossing: not only the colour tells them apart. */
function drawLight(canvas: Canvas, world: World, approach: Approach, side: 1 | -1, palette: Palette): void {
  const light = lightFor(world.signal, phaseOf(approach));
  const from = side === 1 ? 0.3 : -LANE;
  canvas.fillStyle = light === 'green' ? palette.mark : lamps[light];
  canvas.fillRect(from, stopLine - 0.2, LANE - 0.3, light === 'green' ? 0.5 : 1.3);
  const x = side * (LANE + 2.6);
  canvas.fillStyle = palette.road;
  canvas.beginPath();
  canvas.roundRect(x - 2.1, stopLine - 1.4, 4.2, 4.2, 1.2);
  canvas.fill();
  canvas.fillStyle = lamps[light];
  canvas.beginPath();
  canvas.arc(x, stopLine + 0.7, 1.6, 0, 2 * Math.PI);
  canvas.fill();
  if (light !== 'green') return;
  canvas.strokeStyle = palette.road;
  canvas.lineWidth = 0.5;
  canvas.beginPath();
  canvas.moveTo(x - 0.8, stopLine + 1);
  canvas.lineTo(x, stopLine + 0.1);
  canvas.lineTo(x + 0.8, stopLine + 1);
  canvas.moveTo(x, stopLine + 0.2);
  canvas.lineTo(x, stopLine + 1.7);
  canvas.stroke();
}

function drawCars(canvas: Canvas, lane: Lane, side: 1 | -1, { palette, ahead }: Scene): void {
  const x = side * (LANE / 2) - CAR_WIDTH / 2;
  for (const { at, speed, number } of lane.cars) {
    const y = extent - at - speed * ahead;
    canvas.fillStyle = palette.cars[number % palette.cars.length] ?? palette.mark;
    canvas.beginPath();
    canvas.roundRect(x, y, CAR_WIDTH, car.length, 0.6);
    canvas.fill();
    canvas.fillStyle = palette.road;
    canvas.globalAlpha = 0.75;
    canvas.fillRect(x + 0.25, y + 1.1, CAR_WIDTH - 0.5, 0.9);
    canvas.fillRect(x + 0.3, y + 3.5, CAR_WIDTH - 0.6, 0.5);
    canvas.globalAlpha = 1;
    if (speed < STANDING) {
      canvas.fillStyle = lamps.red;
      canvas.fillRect(x + 0.1, y + car.length - 0.3, 0.6, 0.4);
      canvas.fillRect(x + CAR_WIDTH - 0.7, y + car.length - 0.3, 0.6, 0.4);
    }
  }
}

function drawWalkers(canvas: Canvas, { walkers }: Zebra, palette: Palette): void {
  canvas.strokeStyle = palette.pavement;
  canvas.lineWidth = 0.3;
  canvas.fillStyle = palette.walker;
  for (const { side, at, number } of walkers) {
    // Who waits stands a little back from the kerb.
    const x = side * (Math.min(at, at === 0 ? -0.9 : at) - LANE);
    const y = (zebra.from + zebra.to) / 2 + (((number * 3) % 5) - 2) * 0.75;
    canvas.beginPath();
    canvas.arc(x, y, 0.75, 0, 2 * Math.PI);
    canvas.fill();
    canvas.stroke();
  }
}

/** Draws a crossing from above. */
export function drawWorld(canvas: Canvas, world: World, scene: Scene): void {
  const { left = 0, top = 0, width, height, palette, touched } = scene;
  const scale = scaleOf(width, height);
  const side = world.scenario.drivesOn === 'right' ? 1 : -1;
  canvas.setTransform(scale, 0, 0, scale, left + width / 2, top + height / 2);
  drawGround(canvas, palette);
  for (const approach of approaches) turned(canvas, approach, () => drawMarks(canvas, palette));
  if (touched !== undefined && touched.left > 0) {
    turned(canvas, touched.approach, () => {
      canvas.globalAlpha = touched.left;
      canvas.fillStyle = palette.highlight;
      canvas.fillRect(side === 1 ? 0 : -LANE, stopLine, LANE, extent);
      canvas.globalAlpha = 1;
    });
  }
  if (world.controller === 'adaptive')
    for (const approach of approaches) turned(canvas, approach, () => drawSight(canvas, side, palette));
  for (const lane of world.lanes) turned(canvas, lane.approach, () => drawCars(canvas, lane, side, scene));
  for (const zebra of world.zebras) turned(canvas, zebra.arm, () => drawWalkers(canvas, zebra, palette));
  for (const approach of approaches) turned(canvas, approach, () => drawLight(canvas, world, approach, side, palette));
}

/** Writes at the edge how many cars wait beyond it. */
export function drawOutside(canvas: Canvas, world: World, scene: Scene, font: number): void {
  const { left = 0, top = 0, width, height, palette } = scene;
  canvas.setTransform(1, 0, 0, 1, left, top);
  canvas.font = `600 ${font}px Plex, sans-serif`;
  canvas.textAlign = 'center';
  canvas.textBaseline = 'middle';
  const inset = font * 0.9;
  for (const { approach, outside } of world.lanes) {
    if (outside === 0) continue;
    const [dx, dy] = headings[approach];
    const x = width / 2 - dx * (width / 2 - inset * 1.4);
    const y = height / 2 - dy * (height / 2 - inset);
    canvas.fillStyle = palette.mark;
    canvas.beginPath();
    canvas.roundRect(x - font * 1.3, y - font * 0.7, font * 2.6, font * 1.4, font * 0.7);
    canvas.fill();
    canvas.fillStyle = palette.road;
    canvas.fillText(`+${outside}`, x, y + font * 0.06);
  }
}

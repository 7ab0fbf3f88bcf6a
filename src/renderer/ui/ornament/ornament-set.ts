import type { Ornament } from '../../../shared/schema/ornament.ts';
import type { OrnamentSet } from './drawing.ts';
import { flameSet } from './flame-set.ts';
import { ramHornSet } from './ram-horn-set.ts';

/** All parts of a pack's ornament. */
export function ornamentSet(ornament: Ornament): OrnamentSet {
  switch (ornament.motif) {
    case 'ram-horn':
      return ramHornSet({ turns: ornament.turns ?? 1 });
    case 'flame':
      return flameSet({ sway: ornament.sway ?? 1, girth: ornament.girth ?? 0.82 });
    default:
      return ornament satisfies never;
  }
}

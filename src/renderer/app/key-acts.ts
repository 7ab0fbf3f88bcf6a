/**
 * What holds the focus, as far as arrow keys are concerned: the headline of a screen; something that moves along a line
 * (a slider, a choice, a strip of time); a plane that moves both ways (a map, a picture); a mark on a plane; a page that
 * scrolls; anything else.
 */
export type StopKind = 'headline' | 'line' | 'plane' | 'mark' | 'page' | 'plain';

/** Everything that decides what a key means. */
export interface KeyScene {
  readonly kind: StopKind;
  /** The focus came here by Tab: then there is a whole keyboard, and arrows belong to what has the focus. */
  readonly byTab: boolean;
  /** A plane was taken hold of. */
  readonly held: boolean;
  /** The line of text runs from right to left. */
  readonly rtl: boolean;
  /** Whether a page can still be scrolled. */
  readonly room: { readonly up: boolean; readonly down: boolean };
}

/** `own`: the key is left to what has the focus. `onward` and `back` turn the panel. */
export type KeyAct = 'own' | 'next' | 'previous' | 'onward' | 'back' | 'hold' | 'release';

const OWNERS: ReadonlySet<StopKind> = new Set(['line', 'plane', 'mark', 'page']);

function vertical(down: boolean, { kind, byTab, room }: KeyScene): KeyAct {
  if (byTab && OWNERS.has(kind)) return 'own';
  if (kind === 'page' && (down ? room.down : room.up)) return 'own';
  return down ? 'next' : 'previous';
}

function horizontal(forth: boolean, { kind, byTab }: KeyScene): KeyAct {
  if (kind === 'line' || (byTab && OWNERS.has(kind))) return 'own';
  if (kind === 'headline') return forth ? 'onward' : 'back';
  return forth ? 'next' : 'previous';
}

/**
 * What a key does, by `KeyboardEvent.key`. Four arrows and Enter are enough for everything: up and down go from control
 * to control, left and right change a value where there is one, turn the panel at its headline, and go from control to
 * control elsewhere; Enter takes hold of a map or a picture and lets it go. Whoever comes by Tab finds the arrows as a
 * desk's keyboard has them.
 */
export function keyAct(key: string, scene: KeyScene): KeyAct {
  const { kind, byTab, held, rtl } = scene;
  switch (key) {
    case 'Enter':
      if (held) return 'release';
      return kind === 'plane' && !byTab ? 'hold' : 'own';
    case 'Escape':
      return held ? 'release' : 'own';
    case 'ArrowUp':
    case 'ArrowDown':
      return held ? 'own' : vertical(key === 'ArrowDown', scene);
    case 'ArrowLeft':
    case 'ArrowRight':
      return held ? 'own' : horizontal((key === 'ArrowRight') !== rtl, scene);
    default:
      return 'own';
  }
}

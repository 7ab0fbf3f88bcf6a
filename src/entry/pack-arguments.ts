import { ownArguments } from '../main/startup.ts';

/**
 * The arguments of the pack tools, where that is what was called: `sister-cities-kiosk pack VERB …`. Undefined where
 * the kiosk itself is meant.
 */
export function packArguments(argv: readonly string[], isPackaged: boolean): readonly string[] | undefined {
  const [first, ...rest] = ownArguments(argv, isPackaged);
  return first === 'pack' ? rest : undefined;
}

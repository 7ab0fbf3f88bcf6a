/** Who is heard now, by the way to silence it. */
let holder: (() => void) | undefined;

/**
 * Lets one thing be heard and silences what was heard before: never two at once. `silence` must end the sound at once.
 *
 * @returns gives the floor back; without effect once another has it.
 */
export function takeFloor(silence: () => void): () => void {
  const before = holder;
  holder = silence;
  if (before !== silence) before?.();
  return () => {
    if (holder === silence) holder = undefined;
  };
}

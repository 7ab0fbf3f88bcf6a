/** Whether anybody can see the page: the browser knows of its own window, the main process of screen and windows. */
let unseen = false;
const listeners = new Set<() => void>();

/** Whether nobody can see the page. */
export const isUnseen = (): boolean => unseen || document.hidden;

/** Takes the main process's word for it. */
export function tellUnseen(told: boolean): void {
  if (told === unseen) return;
  unseen = told;
  for (const listener of listeners) listener();
}

/**
 * Calls when that may have changed.
 *
 * @returns a function that stops it.
 */
export function followSight(listener: () => void): () => void {
  listeners.add(listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    listeners.delete(listener);
    document.removeEventListener('visibilitychange', listener);
  };
}

const actions: readonly MediaSessionAction[] = [
  'play',
  'pause',
  'stop',
  'seekbackward',
  'seekforward',
  'seekto',
  'previoustrack',
  'nexttrack',
];

/** Leaves the keys of keyboards and headsets, and whatever else steers media from outside, without effect. */
export function quietMediaSession(): void {
  if (!('mediaSession' in navigator)) return;
  navigator.mediaSession.metadata = null;
  for (const action of actions) navigator.mediaSession.setActionHandler(action, () => undefined);
}

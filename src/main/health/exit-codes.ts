/** With what the kiosk ends, for whoever starts it again. */
export const exitCodes = {
  /** On purpose: it was asked to, or another kiosk runs already. */
  done: 0,
  /** A start that cannot succeed as it was asked for: wrong flags, an unknown venue. */
  refused: 2,
  /** An error that nobody caught. */
  failed: 70,
  /** It wants to be started again: after a night, with other means of drawing, because no page lives. */
  again: 75,
} as const;

/** The three steps of the text size: the second is half as large again as the first, the third twice as large. */
export const textSizes = [1, 2, 3] as const;
export type TextSize = (typeof textSizes)[number];

/** What a visitor may set for the time of the visit. */
export interface VisitSettings {
  readonly textSize: TextSize;
  readonly contrast: 'normal' | 'high';
  readonly motion: 'full' | 'reduced';
  /** Everything that must be touched within reach of a hand from a wheelchair or of a child's. */
  readonly reach: boolean;
  /** Whether films and recordings are heard. */
  readonly sound: boolean;
  readonly readAloud: boolean;
}

/** The settings of a visit at a venue that asks for nothing else. */
export const plainSettings: VisitSettings = {
  textSize: 1,
  contrast: 'normal',
  motion: 'full',
  reach: false,
  sound: true,
  readAloud: false,
};

/**
 * Settings with some of them changed; the very same object where nothing changes, so that nobody draws anew.
 */
export function changedSettings(settings: VisitSettings, change: Partial<VisitSettings>): VisitSettings {
  const next = { ...settings, ...change };
  const keys = Object.keys(next) as (keyof VisitSettings)[];
  return keys.every((key) => next[key] === settings[key]) ? settings : next;
}

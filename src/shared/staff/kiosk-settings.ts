import type { KioskSettings, SettingsChange } from '../schema/kiosk-settings.ts';
import type { Venue } from '../schema/venue.ts';

/** Nothing was set: the venue file holds. */
export const plainKioskSettings: KioskSettings = {
  format: 1,
  venue: null,
  languages: null,
  idle: null,
  volume: null,
  quiet: null,
  screen: null,
  reach: null,
};

/** Settings with some of them changed. */
export function changedKioskSettings(settings: KioskSettings, change: SettingsChange): KioskSettings {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...settings, ...(Object.fromEntries(given) as Partial<KioskSettings>) };
}

/** A venue as staff have set it. Which venue it is, is not decided here. */
export function setVenue(venue: Venue, settings: KioskSettings): Venue {
  const { languages, idle, volume, quiet, screen, reach } = settings;
  return {
    ...venue,
    ...(languages !== null && { languages }),
    ...(idle !== null && { idle }),
    ...(volume !== null && { volume }),
    ...(quiet !== null && { quiet }),
    ...(screen !== null && { screen }),
    ...(reach !== null && { settings: { ...venue.settings, reach } }),
  };
}

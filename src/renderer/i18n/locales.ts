import type en from '../../../locales/en/kiosk.json';

/** The words of the interface; English is the model, a test holds the other languages to it. */
export type Locale = typeof en;

const files = import.meta.glob<Locale>('../../../locales/*/kiosk.json', { eager: true, import: 'default' });

/** The interface in every language that has a folder in locales/. */
export const locales: Readonly<Record<string, Locale>> = Object.fromEntries(
  Object.entries(files).map(([path, locale]) => [path.split('/').at(-2) ?? '', locale]),
);

import type { IconName } from '../ui/icon.tsx';

/** The sections of the console, in their order. */
export const sections = ['home', 'packs', 'visits', 'health', 'settings', 'leave'] as const;
export type Section = (typeof sections)[number];

export const sectionIcons: Readonly<Record<Section, IconName>> = {
  home: 'home',
  packs: 'pack',
  visits: 'visits',
  health: 'health',
  settings: 'settings',
  leave: 'leave',
};

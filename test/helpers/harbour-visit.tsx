import { readFileSync } from 'node:fs';

import type { ReactNode } from 'react';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';

import { readPack } from '../../src/node/pack/read-pack.ts';
import { setUpI18n } from '../../src/renderer/i18n/set-up.ts';
import { type Kiosk, KioskProvider } from '../../src/renderer/state/kiosk-context.tsx';
import { createVisitStore } from '../../src/renderer/state/visit-store.ts';
import { digestPanels } from '../../src/shared/content/panel-digest.ts';
import { findPanel, panelText } from '../../src/shared/content/pack-view.ts';
import type { PanelOf, PanelType, TextOf } from '../../src/shared/panels/index.ts';
import type { PackText } from '../../src/shared/schema/pack-text.ts';
import type { Pack } from '../../src/shared/schema/pack.ts';
import type { Venue } from '../../src/shared/schema/venue.ts';
import { visitRules } from '../../src/shared/session/visit-rules.ts';
import type { VisitInput } from '../../src/shared/session/visit.ts';
import type { RawPack } from './faulty-panels.ts';
import { project } from './project.ts';

/** The folder of the fixture pack. */
export const harbour = `${project}/test/fixtures/packs/harbour`;

/** A venue that asks for nothing special. */
export const desk: Venue = {
  id: 'desk',
  name: { en: 'Desk' },
  languages: ['en', 'th'],
  pack: 'harbour',
  idle: { baseSeconds: 75, warningSeconds: 20 },
  screen: { diagonalInches: 43, distanceMillimetres: 600 },
};

/** A pack with its words, for a test to change as it likes. */
export interface Content {
  pack: Pack;
  texts: Record<string, PackText>;
}

/** The fixture pack, read anew. */
export async function readHarbour(): Promise<Content> {
  const read = await readPack(harbour);
  if (!read.ok) throw new Error('the fixture pack is broken');
  return structuredClone({ pack: read.value.pack, texts: { ...read.value.texts } });
}

/** The files of the fixture pack as they are parsed, before anything checks them. */
export function readRawHarbour(): RawPack {
  const read = (file: string): unknown => JSON.parse(readFileSync(`${harbour}/${file}`, 'utf8'));
  return { pack: read('pack.json'), en: read('text/en.json'), th: read('text/th.json') };
}

/** A panel of a pack with its words in a language, for a test to change as it likes. */
export function panelOf<T extends PanelType>({ pack, texts }: Content, id: string, type: T, language: string) {
  const panel = findPanel(pack, id);
  const words = texts[language];
  if (panel?.type !== type || words === undefined) throw new Error(`the fixture pack has no ${type} ${id}`);
  return structuredClone({ panel, text: panelText(panel, words) }) as { panel: PanelOf<T>; text: TextOf<T> };
}

interface VisitOptions {
  readonly venue?: Venue;
  readonly language?: string;
  /** What the visitor has done since choosing the language. */
  readonly inputs?: readonly VisitInput[];
  readonly now?: () => number;
}

/** A kiosk that shows a pack, with a visit under way in it. No timer ever rings. */
export function beginVisit({ pack, texts }: Content, options: VisitOptions = {}) {
  const { venue = desk, language = 'en', inputs = [], now = () => 0 } = options;
  const digests = digestPanels(pack, texts);
  const rules = visitRules(venue, pack, digests);
  const store = createVisitStore(rules, { now, after: () => () => undefined });
  const begin: readonly VisitInput[] = [{ type: 'start' }, { type: 'choose-language', language }];
  for (const input of [...begin, ...inputs]) store.getState().dispatch(input);
  const kiosk: Kiosk = {
    exhibit: { venue, pack, texts, digests },
    rules,
    store,
  };
  return { kiosk, store, i18n: setUpI18n(language, texts) };
}

/** Gives a kiosk and its words to everything below. */
export function InVisit(props: { kiosk: Kiosk; i18n: i18n; children: ReactNode }): ReactNode {
  return (
    <I18nextProvider i18n={props.i18n}>
      <KioskProvider kiosk={props.kiosk}>{props.children}</KioskProvider>
    </I18nextProvider>
  );
}

import { z } from 'zod';

import { comparison } from './comparison.ts';
import { facts } from './facts.ts';
import { gallery } from './gallery.ts';
import { map } from './map.ts';
import { audio, video } from './media.ts';
import type { PanelKind } from './panel-kind.ts';
import { plain } from './plain.ts';
import { simulation } from './simulation.ts';
import { quiz } from './quiz.ts';
import { story } from './story.ts';
import { timeline } from './timeline.ts';

/** Every panel type that a pack can be written in. A new one is a file beside this and a line here; the compiler then asks for its view. */
export const panelKinds = { story, facts, gallery, timeline, map, comparison, simulation, quiz, video, audio };

/** What the kiosk shows: those, and what a panel becomes that cannot be read. */
const shownKinds = { ...panelKinds, plain };

type Kinds = typeof shownKinds;
export type PanelType = keyof Kinds;

/** What pack.json says of a panel of that type. */
export type PanelOf<T extends PanelType> = z.infer<Kinds[T]['structure']>;
/** A panel as its pack describes it: what is shown, without the words. */
export type Panel = { [T in PanelType]: PanelOf<T> }[PanelType];

/** The words of a panel of that type. */
export type TextOf<T extends PanelType> = z.infer<Kinds[T]['text']>;
export type PanelText = { [T in PanelType]: TextOf<T> }[PanelType];

/** The kind of a panel whose type is not known yet; the map is complete and each entry fits its own panels. */
export type AnyPanelKind = PanelKind<z.ZodObject, z.ZodObject>;

/** The kind of a panel. */
export function kindOf(type: PanelType): AnyPanelKind {
  return shownKinds[type];
}

/** Whether packs can be written in that type. */
export const isPanelType = (type: string): type is keyof typeof panelKinds => Object.hasOwn(panelKinds, type);

const kinds = Object.values(panelKinds);

/** Any panel in pack.json, told apart by its type. */
export const panelSchema = z.discriminatedUnion('type', [
  kinds[0]?.structure ?? story.structure,
  ...kinds.slice(1).map((kind) => kind.structure),
]) as unknown as z.ZodType<Panel>;

/** Any panel's words; which ones they must be is checked against pack.json. */
export const panelTextSchema = z.union(kinds.map((kind) => kind.text)) as unknown as z.ZodType<PanelText>;

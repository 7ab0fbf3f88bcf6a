import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';

import type { Exhibit } from '../../shared/ipc/contract.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Visit, VisitRules } from '../../shared/session/visit.ts';
import type { VisitStore } from './visit-store.ts';

/** What every screen may ask for: the exhibit, the rules of the visit, and the visit itself. */
export interface Kiosk {
  readonly exhibit: Exhibit;
  readonly rules: VisitRules;
  readonly store: StoreApi<VisitStore>;
}

const KioskContext = createContext<Kiosk | undefined>(undefined);

/** Gives the kiosk to everything below. */
export function KioskProvider({ kiosk, children }: { kiosk: Kiosk; children: ReactNode }): ReactNode {
  return <KioskContext value={kiosk}>{children}</KioskContext>;
}

function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (kiosk === undefined) throw new Error('KioskProvider is missing above this component');
  return kiosk;
}

/** The exhibit shown; it does not change while the page lives. */
export const useExhibit = (): Exhibit => useKiosk().exhibit;

/** The rules of the visit. */
export const useRules = (): VisitRules => useKiosk().rules;

/** A part of the visit as it is shown; the component renders again when that part changes. */
export function useVisit<T>(select: (visit: Visit) => T): T {
  return useStore(useKiosk().store, (state) => select(state.shown));
}

/** Tells the visit what happened. */
export const useDispatch = (): VisitStore['dispatch'] => useStore(useKiosk().store, (state) => state.dispatch);

/** The words of the pack in the visitor's language, or in the pack's first where it lacks that one. */
export function usePackText(): PackText {
  const { pack, texts } = useExhibit();
  const language = useVisit((visit) => visit.language);
  const text = texts[language] ?? texts[pack.languages[0] ?? ''];
  if (text === undefined) throw new Error(`The pack ${pack.id} has no words`);
  return text;
}

import { createContext, type ReactNode, useContext, useMemo } from 'react';

import type { Ornament } from '../../../shared/schema/ornament.ts';
import type { OrnamentSet } from './drawing.ts';
import { ornamentSet } from './ornament-set.ts';

const OrnamentContext = createContext<OrnamentSet | undefined>(undefined);

interface OrnamentProviderProps {
  /** Undefined for a pack that has none: everything below stays plain. */
  readonly ornament: Ornament | undefined;
  readonly children: ReactNode;
}

/** Gives everything below the ornament of the pack. */
export function OrnamentProvider({ ornament, children }: OrnamentProviderProps): ReactNode {
  const set = useMemo(() => (ornament === undefined ? undefined : ornamentSet(ornament)), [ornament]);
  return <OrnamentContext value={set}>{children}</OrnamentContext>;
}

/** The ornament of the pack shown; undefined where it has none. */
export const useOrnament = (): OrnamentSet | undefined => useContext(OrnamentContext);

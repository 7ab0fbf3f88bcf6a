import { useMemo, useSyncExternalStore } from 'react';

import { type Hanging, type ReachBand, reachBand } from '../../shared/session/reach.ts';
import { useExhibit } from '../state/kiosk-context.tsx';
import { pixelsPerMillimetre } from '../ui/physical-size.ts';

function subscribe(changed: () => void): () => void {
  window.addEventListener('resize', changed);
  return () => {
    window.removeEventListener('resize', changed);
  };
}

/** Where the screen hangs, and what of it lies within reach; undefined where the venue does not say, or where all does. */
export function useHanging(): { readonly hanging: Hanging | undefined; readonly band: ReachBand | undefined } {
  const { screen } = useExhibit().venue;
  const size = useSyncExternalStore(subscribe, () => `${window.screen.width} ${window.screen.height}`);
  return useMemo(() => {
    const [width = 0, height = 0] = size.split(' ').map(Number);
    if (screen.mountingHeightMillimetres === undefined) return { hanging: undefined, band: undefined };
    const hanging = {
      height,
      pixelsPerMillimetre: pixelsPerMillimetre({ width, height }, screen),
      mountingHeight: screen.mountingHeightMillimetres,
    };
    return { hanging, band: reachBand(hanging) };
  }, [screen, size]);
}

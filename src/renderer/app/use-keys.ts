import { useEffect } from 'react';

import { useDispatch } from '../state/kiosk-context.tsx';
import { walkByKeys } from './walk-keys.ts';

/** Four arrows and Enter do everything. It must be called before whatever else listens to keys: it hears them first. */
export function useKeys(): void {
  const dispatch = useDispatch();
  useEffect(
    () =>
      walkByKeys(document, {
        onward: () => {
          dispatch({ type: 'next' });
        },
        back: () => {
          dispatch({ type: 'back' });
        },
      }),
    [dispatch],
  );
}

import { useSyncExternalStore } from 'react';

/** Whether the visitor, the venue or the machine asks for stillness now; kept on the page by the app. */
export const motionIsReduced = (): boolean => document.documentElement.dataset['motion'] === 'reduced';

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-motion'] });
  return () => {
    observer.disconnect();
  };
}

/** The same for a component that draws by itself. */
export const useReducedMotion = (): boolean => useSyncExternalStore(subscribe, motionIsReduced);

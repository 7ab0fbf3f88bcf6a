import { useSyncExternalStore } from 'react';

const look = (): string => {
  const { textSize, contrast } = document.documentElement.dataset;
  return `${textSize ?? ''} ${contrast ?? ''}`;
};

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributeFilter: ['data-text-size', 'data-contrast'] });
  return () => {
    observer.disconnect();
  };
}

/** Changes whenever text size or contrast do: for what draws by itself and has to read colours and sizes anew. */
export const useLook = (): string => useSyncExternalStore(subscribe, look);

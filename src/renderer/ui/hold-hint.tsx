import { type ReactNode, type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Over a map or a picture that holds the focus: how arrows come to move it, and how to let it go; seen and spoken. Only
 * for those who walk by arrows, who need them for going on as well.
 */
export function HoldHint({ of }: { of: RefObject<HTMLElement | null> }): ReactNode {
  const { t } = useTranslation();
  const [state, setState] = useState<string>();
  useEffect(() => {
    const plane = of.current;
    if (plane === null) return undefined;
    const observer = new MutationObserver(() => {
      setState(plane.dataset['hold']);
    });
    observer.observe(plane, { attributeFilter: ['data-hold'] });
    return () => {
      observer.disconnect();
    };
  }, [of]);
  return (
    <p className="hold-hint" role="status">
      {state === undefined ? null : <span>{state === 'held' ? t('keys.held') : t('keys.offered')}</span>}
    </p>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** A line that is a hundred millimetres long where the screen's diagonal is set rightly; a ruler on the glass says whether. */
export function Ruler(): ReactNode {
  const { t } = useTranslation('staff');
  return (
    <figure className="ruler">
      <figcaption>{t('health.ruler')}</figcaption>
      <span className="ruler-line" aria-hidden="true" />
    </figure>
  );
}

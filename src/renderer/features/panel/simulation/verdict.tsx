import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Verdict as Found } from '../../../../shared/models/simulation/compare.ts';
import { formatNumber } from '../../../i18n/format.ts';

interface VerdictProps {
  /** Undefined while one crossing alone is shown. */
  readonly verdict: Found | undefined;
  readonly language: string;
}

/** What the comparison says, in a sentence; before there is one, what can be done. */
export function Verdict({ verdict, language }: VerdictProps): ReactNode {
  const { t } = useTranslation();
  const sentence = (): string => {
    switch (verdict?.is) {
      case undefined:
        return t('simulation.hint');
      case 'early':
        return t('simulation.early');
      case 'alike':
        return t('simulation.alike');
      case 'less':
        return t('simulation.less', { percent: formatNumber(verdict.percent, language) });
      case 'more':
        return t('simulation.longer', { percent: formatNumber(verdict.percent, language) });
      default:
        return verdict satisfies undefined;
    }
  };
  return (
    <p className="simulation-verdict" role="status">
      {sentence()}
    </p>
  );
}

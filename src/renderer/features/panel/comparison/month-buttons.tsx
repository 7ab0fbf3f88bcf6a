import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { formatMonth } from '../../../i18n/format-chart.ts';
import { Button } from '../../../ui/button.tsx';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

interface MonthButtonsProps {
  readonly language: string;
  /** The month shown, 1 to 12. */
  readonly month: number;
  readonly onChoose: (month: number) => void;
}

/** What a month is called by screen readers: in full, with the short form that is seen, which is what others call it. */
const nameOf = (short: string, full: string): string => (short === full ? full : `${short}, ${full}`);

/** The months of the year, each under its part of the plot. */
export function MonthButtons({ language, month, onChoose }: MonthButtonsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className="month-buttons" role="group" aria-label={t('comparison.months')}>
      {months.map((each) => (
        <Button
          key={each}
          variant="quiet"
          size="small"
          pressed={each === month}
          label={nameOf(t(`comparison.short.${each}`), formatMonth(each, language))}
          onPress={() => {
            onChoose(each);
          }}
        >
          {t(`comparison.short.${each}`)}
        </Button>
      ))}
    </div>
  );
}

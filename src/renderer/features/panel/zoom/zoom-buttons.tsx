import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/button.tsx';
import { ZOOM_STEP } from './zoom-keys.ts';

/** How far a view can still go: a button that would do nothing says so. */
export interface ZoomReach {
  readonly atWhole: boolean;
  readonly atClosest: boolean;
}

interface ZoomButtonsProps {
  readonly className: string;
  /** What the button that shows everything is called. */
  readonly whole: string;
  readonly reach: ZoomReach;
  readonly onWhole: () => void;
  readonly onZoom: (factor: number) => void;
}

/** The buttons for what two fingers do: all of it, closer, farther. */
export function ZoomButtons({ className, whole, reach, onWhole, onZoom }: ZoomButtonsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={className}>
      <Button icon="whole" iconAt="only" disabled={reach.atWhole} onPress={onWhole}>
        {whole}
      </Button>
      <Button
        icon="more"
        iconAt="only"
        disabled={reach.atClosest}
        onPress={() => {
          onZoom(ZOOM_STEP);
        }}
      >
        {t('zoom.closer')}
      </Button>
      <Button
        icon="less"
        iconAt="only"
        disabled={reach.atWhole}
        onPress={() => {
          onZoom(1 / ZOOM_STEP);
        }}
      >
        {t('zoom.farther')}
      </Button>
    </div>
  );
}

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Controller } from '../../../../shared/models/simulation/rules.ts';
import type { Figures } from '../../../../shared/models/simulation/show.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { Tile } from '../../../ui/tile.tsx';

interface ControllerCardProps {
  readonly controller: Controller;
  readonly figures: Figures | undefined;
  /** Whether cars pass several crossings: the wait is then that of their whole way. */
  readonly several: boolean;
  readonly language: string;
  readonly pressed: boolean;
  readonly onPress: () => void;
}

/** A big button that gives the lights to a controller and shows how the cars fare under it. */
export function ControllerCard(props: ControllerCardProps): ReactNode {
  const { controller, figures, several, language, pressed, onPress } = props;
  const { t } = useTranslation();
  const wait =
    figures?.wait === undefined
      ? '–'
      : t('simulation.seconds', { value: formatNumber(Math.round(figures.wait), language) });
  const queue = figures === undefined ? '–' : formatNumber(figures.queue, language);
  return (
    <Tile title={t(`simulation.${controller}`)} pressed={pressed} onPress={onPress}>
      <span className="controller-figures" aria-hidden="true">
        <span className="controller-figure">
          <span className="controller-value">{wait}</span>
          <span className="controller-label">{t(several ? 'simulation.waitWay' : 'simulation.wait')}</span>
        </span>
        <span className="controller-figure">
          <span className="controller-value">{queue}</span>
          <span className="controller-label">{t('simulation.queue')}</span>
        </span>
      </span>
    </Tile>
  );
}

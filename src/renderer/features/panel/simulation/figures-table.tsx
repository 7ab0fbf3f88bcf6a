import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { sites } from '../../../../shared/models/simulation/grid.ts';
import { queue, queueOf } from '../../../../shared/models/simulation/measures.ts';
import type { Controller } from '../../../../shared/models/simulation/rules.ts';
import type { Figures } from '../../../../shared/models/simulation/show.ts';
import { isGrid, type Traffic } from '../../../../shared/models/simulation/traffic.ts';
import { formatNumber } from '../../../i18n/format.ts';

interface FiguresTableProps {
  readonly traffic: Traffic;
  readonly controller: Controller;
  readonly figures: Figures | undefined;
  readonly language: string;
  /** What the drawing shows. */
  readonly alt: string;
}

/** A crossing in words and numbers, for those who cannot see the drawing. */
export function FiguresTable({ traffic, controller, figures, language, alt }: FiguresTableProps): ReactNode {
  const { t } = useTranslation();
  const rows: [string, string][] = [
    [
      t(isGrid(traffic) ? 'simulation.waitWay' : 'simulation.wait'),
      figures?.wait === undefined
        ? '–'
        : t('simulation.seconds', { value: formatNumber(Math.round(figures.wait), language) }),
    ],
    ...(isGrid(traffic)
      ? sites.map((site): [string, string] => [
          `${t('simulation.queue')}, ${t(`simulation.at.${site}`)}`,
          formatNumber(queue(traffic.crossings[site]), language),
        ])
      : traffic.lanes.map((lane): [string, string] => [
          `${t('simulation.queue')}, ${t(`simulation.from.${lane.approach}`)}`,
          formatNumber(queueOf(lane), language),
        ])),
  ];
  return (
    <table>
      <caption>{`${alt} ${t(`simulation.${controller}`)}`}</caption>
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import {
  type Approach,
  approaches,
  canDrive,
  controllers,
  phaseOf,
  STEP,
} from '../../../../shared/models/simulation/rules.ts';
import {
  advance,
  CARS_A_TOUCH,
  choose,
  compare,
  createShow,
  figures,
  result,
  sendCars,
  shown,
  widen,
} from '../../../../shared/models/simulation/show.ts';
import type { Site } from '../../../../shared/models/simulation/grid.ts';
import { extents } from '../../../../shared/models/simulation/traffic.ts';
import { useVisit } from '../../../state/kiosk-context.tsx';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useReducedMotion } from '../../../ui/motion.ts';
import type { PanelViewProps } from '../panel-view.ts';
import { ControllerCard } from './controller-card.tsx';
import { CrossingCanvas, type CrossingHandle } from './crossing-canvas.tsx';
import type { Touched } from './draw.ts';
import { FiguresTable } from './figures-table.tsx';
import { usePulse } from './use-pulse.ts';
import { Verdict } from './verdict.tsx';

/** Seconds of the model in a second of the visitor: a cycle of the lights takes a minute, and nobody waits that long. */
const SPEED = 4;
/** How often the figures are read, in milliseconds: faster ones cannot be read. */
const READ_EVERY = 500;
/** Seconds of the model that the step button moves on. */
const STRIDE = 10;
/** How long a touched street answers, in milliseconds. */
const ANSWER = 280;

/** A crossing of two streets, or four of them: fixed timing against adaptive lights, one after the other or side by side. */
export function SimulationPanel(props: PanelViewProps<'simulation'>): ReactNode {
  const { panel, text, head, actions } = props;
  if (canDrive(panel.scenario)) return <Crossing {...props} />;
  return (
    <div className="panel-words">
      {head}
      <p className="panel-body">{text.body}</p>
      <p className="panel-body">{text.alt}</p>
      {actions}
    </div>
  );
}

function Crossing({ panel, text, language, head, actions }: PanelViewProps<'simulation'>): ReactNode {
  const { t } = useTranslation();
  const still = useReducedMotion();
  const covered = useVisit((visit) => visit.sheet !== 'none' || visit.warnedAt !== undefined);
  const [show] = useState(() => {
    const fresh = createShow(panel.scenario);
    if (still) compare(fresh);
    return fresh;
  });
  const [, setRead] = useState(0);
  const handles = useRef<(CrossingHandle | null)[]>([]);
  const clock = useRef({ owed: 0, sinceRead: 0 });
  const touched = useRef<Touched | undefined>(undefined);

  const draw = useCallback(() => {
    for (const [index, traffic] of shown(show).entries())
      handles.current[index]?.draw(traffic, clock.current.owed, touched.current);
  }, [show]);
  const read = (): void => {
    clock.current.sinceRead = 0;
    setRead((count) => count + 1);
  };
  usePulse(!still && !covered, (milliseconds) => {
    clock.current.owed += (milliseconds / 1000) * SPEED;
    const steps = Math.floor(clock.current.owed / STEP);
    clock.current.owed -= steps * STEP;
    advance(show, steps);
    const answer = touched.current;
    if (answer !== undefined)
      touched.current = answer.left > 0 ? { ...answer, left: answer.left - milliseconds / ANSWER } : undefined;
    draw();
    clock.current.sinceRead += milliseconds;
    if (clock.current.sinceRead >= READ_EVERY) read();
  });
  // After every change of what is shown, and where nothing moves by itself.
  useEffect(draw);

  const send = (approach: Approach, site?: Site): void => {
    const sent = sendCars(show, approach, site);
    if (sent !== undefined && !still) touched.current = { approach, site: sent.inlet, left: 1 };
    read();
  };
  const all = shown(show);
  const four = show.extent === 'four';
  const both = show.pair !== undefined;
  return (
    <>
      <div className="simulation-stage">
        <div className="simulation-views" data-views={all.length}>
          {all.map((traffic, index) => (
            <figure key={both ? traffic.controller : 'live'} className="simulation-view">
              {both ? (
                <figcaption className="simulation-name">{t(`simulation.${traffic.controller}`)}</figcaption>
              ) : null}
              <CrossingCanvas
                ref={(handle) => {
                  handles.current[index] = handle;
                }}
                four={four}
                onTouch={send}
                onResize={draw}
              >
                <FiguresTable
                  traffic={traffic}
                  controller={traffic.controller}
                  figures={figures(show, traffic.controller)}
                  language={language}
                  alt={four ? t('simulation.gridAlt') : text.alt}
                />
              </CrossingCanvas>
            </figure>
          ))}
          {both || four ? null : (
            <p className="simulation-streets">
              <span>
                <Icon name="upright" /> {text.streets.northSouth}
              </span>
              <span>
                <Icon name="level" /> {text.streets.eastWest}
              </span>
            </p>
          )}
        </div>
        <div className="simulation-bar">
          <span className="simulation-send-label" aria-hidden="true">
            {t('simulation.send', { count: CARS_A_TOUCH })}
          </span>
          <div className="simulation-extents" role="group" aria-label={t('simulation.extent')}>
            {extents.map((extent) => (
              <Button
                key={extent}
                size="small"
                pressed={show.extent === extent}
                onPress={() => {
                  widen(show, extent);
                  touched.current = undefined;
                  read();
                }}
              >
                {t(`simulation.${extent}`)}
              </Button>
            ))}
          </div>
        </div>
        <div className="simulation-send" role="group" aria-label={t('simulation.send', { count: CARS_A_TOUCH })}>
          {approaches.map((approach) => (
            <Button
              key={approach}
              size="small"
              label={
                four
                  ? t(`simulation.from.${approach}`)
                  : `${t(`simulation.from.${approach}`)}, ${text.streets[phaseOf(approach)]}`
              }
              onPress={() => {
                send(approach);
              }}
            >
              {t(`simulation.from.${approach}`)}
            </Button>
          ))}
        </div>
      </div>
      <div className="panel-words">
        {head}
        <p className="panel-body">{text.body}</p>
        <div className="controllers">
          {controllers.map((controller) => (
            <ControllerCard
              key={controller}
              controller={controller}
              figures={figures(show, controller)}
              several={four}
              language={language}
              pressed={!both && show.live.controller === controller}
              onPress={() => {
                choose(show, controller);
                read();
              }}
            />
          ))}
        </div>
        <Verdict verdict={result(show)} language={language} />
        <div className="simulation-actions">
          <Button
            pressed={both}
            onPress={() => {
              compare(show);
              read();
            }}
          >
            {t('simulation.both')}
          </Button>
          {still ? (
            <Button
              icon="next"
              iconAt="end"
              onPress={() => {
                advance(show, Math.round(STRIDE / STEP));
                read();
              }}
            >
              {t('simulation.step', { count: STRIDE })}
            </Button>
          ) : null}
          {actions}
        </div>
      </div>
    </>
  );
}

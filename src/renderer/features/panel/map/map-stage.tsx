import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';

import { type ScaleBar, scaleBar } from '../../../../shared/models/map/scale-bar.ts';
import type { Scene } from '../../../../shared/models/map/scene.ts';
import { closeness, type Frame, type Limits, type Viewport } from '../../../../shared/models/zoom/viewport.ts';
import { formatNumber } from '../../../i18n/format.ts';
import { HoldHint } from '../../../ui/hold-hint.tsx';
import { useLook } from '../../../ui/look.ts';
import { pointIn, watchGlass } from '../zoom/watch-glass.ts';
import { ZoomButtons, type ZoomReach } from '../zoom/zoom-buttons.tsx';
import { zoomKeys } from '../zoom/zoom-keys.ts';
import { MapController } from './map-controller.ts';

interface MapStageProps {
  readonly scene: Scene;
  readonly language: string;
  readonly selected: string | undefined;
  /** What the map is called by screen readers. */
  readonly label: string;
  readonly onPlace: (id: string) => void;
  readonly onAll: () => void;
  /** The words of the map, for those who cannot see it. */
  readonly children: ReactNode;
}

interface Reach extends ZoomReach {
  readonly bar: ScaleBar;
}

function reachOf(view: Viewport, limits: Limits): Reach {
  const close = closeness(view, limits);
  return {
    bar: scaleBar(view.scale, Math.min(limits.frame.width, limits.frame.height) / 4),
    atWhole: close <= 1.001,
    atClosest: close >= limits.closest * 0.999,
  };
}

const sameReach = (a: Reach | undefined, b: Reach): boolean =>
  a !== undefined && a.atWhole === b.atWhole && a.atClosest === b.atClosest && a.bar.pixels === b.bar.pixels;

/** The map itself with its buttons: every gesture has one. */
export function MapStage(props: MapStageProps): ReactNode {
  const { scene, language, selected, label, onPlace, onAll, children } = props;
  const { t } = useTranslation();
  const stage = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const glass = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const controller = useRef<MapController>(null);
  const [reach, setReach] = useState<Reach>();
  const listener = useRef({ onPlace });
  useImperativeHandle(listener, () => ({ onPlace }), [onPlace]);

  const first = useRef(scene);
  useLayoutEffect(() => {
    const [paper, around] = [canvas.current, stage.current];
    if (paper === null || around === null) return;
    const map = new MapController(paper, first.current, {
      onPlace: (id) => listener.current.onPlace(id),
      onView: (view, limits) => {
        const now = reachOf(view, limits);
        setReach((before) => (before !== undefined && sameReach(before, now) ? before : now));
      },
    });
    controller.current = map;
    const onSize = (frame: Frame): void => {
      const { left, top } = around.getBoundingClientRect();
      const covered = [...around.querySelectorAll('.map-buttons, .map-scale')].map((each) => {
        const box = each.getBoundingClientRect();
        return { left: box.left - left, top: box.top - top, right: box.right - left, bottom: box.bottom - top };
      });
      map.resize(frame, covered);
    };
    const stop = watchGlass(around, { onSize, onWheel: (by, place) => map.wheel(by, place) });
    return () => {
      stop();
      map.end();
      controller.current = null;
    };
  }, []);

  useEffect(() => {
    const map = controller.current;
    map?.setScene(scene);
    // The page loads a font's part when it first shows a letter of it; a canvas has to ask.
    void document.fonts.load('600 1em Plex', scene.names.map((name) => name.text).join('')).then(() => {
      map?.forgetWidths();
    });
  }, [scene]);

  const look = useLook();
  useEffect(() => {
    controller.current?.lookAgain();
  }, [look]);

  useEffect(() => {
    controller.current?.select(selected);
  }, [selected]);

  const pointed = (event: PointerEvent<HTMLCanvasElement>, what: 'down' | 'move' | 'up'): void => {
    controller.current?.[what](event.pointerId, pointIn(event.currentTarget, event), event.timeStamp);
  };
  const keyed = (event: KeyboardEvent): void => {
    const map = controller.current;
    const keys = zoomKeys({
      step: (right, down) => map?.step(right, down),
      zoom: (factor) => map?.zoom(factor),
      whole: () => map?.showAll(),
    });
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const kilometres = reach?.bar.kilometres ?? 1;
  return (
    <div ref={stage} className="map-stage">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a map that arrow keys move is what the role "application" is for */}
      <div
        ref={glass}
        className="map-glass"
        role="application"
        aria-label={label}
        aria-describedby={keysId}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- and what a keyboard moves it must reach
        tabIndex={0}
        onKeyDown={keyed}
      >
        <canvas
          ref={canvas}
          className="map-canvas"
          onPointerDown={(event) => {
            // A finger that slides off the map still moves it. A pointer that tests make up cannot be held.
            if (event.isTrusted) event.currentTarget.setPointerCapture(event.pointerId);
            pointed(event, 'down');
          }}
          onPointerMove={(event) => {
            pointed(event, 'move');
          }}
          onPointerUp={(event) => {
            pointed(event, 'up');
          }}
          onPointerCancel={(event) => {
            controller.current?.cancel(event.pointerId);
          }}
        >
          {children}
        </canvas>
      </div>
      <span id={keysId} hidden>
        {t('map.keys')}
      </span>
      <HoldHint of={glass} />
      {reach === undefined ? null : (
        <p className="map-scale" aria-hidden="true">
          <span className="map-scale-bar" style={{ width: `${reach.bar.pixels}px` }} />
          {kilometres < 1
            ? t('map.metres', { value: formatNumber(kilometres * 1000, language) })
            : t('map.kilometres', { value: formatNumber(kilometres, language) })}
        </p>
      )}
      <ZoomButtons
        className="map-buttons"
        whole={t('map.all')}
        reach={reach ?? { atWhole: false, atClosest: false }}
        onWhole={() => {
          onAll();
          controller.current?.showAll();
        }}
        onZoom={(factor) => controller.current?.zoom(factor)}
      />
    </div>
  );
}

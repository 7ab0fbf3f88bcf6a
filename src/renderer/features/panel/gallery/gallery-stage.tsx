import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';

import { levelsOf, smallestFile } from '../../../../shared/models/gallery/pyramid.ts';
import { SPOT_ZOOM } from '../../../../shared/models/gallery/spots.ts';
import type { Rectangle } from '../../../../shared/models/map/labels.ts';
import type { GalleryPicture } from '../../../../shared/panels/gallery.ts';
import type { TextOf } from '../../../../shared/panels/index.ts';
import { HoldHint } from '../../../ui/hold-hint.tsx';
import { SpotMark } from '../../../ui/spot-mark.tsx';
import { useOwnDrag } from '../../../ui/use-own-drag.ts';
import type { PanelViewProps } from '../panel-view.ts';
import { pointIn, watchGlass } from '../zoom/watch-glass.ts';
import { ZoomButtons, type ZoomReach } from '../zoom/zoom-buttons.tsx';
import { zoomKeys } from '../zoom/zoom-keys.ts';
import { drawingPainter, TilePainter } from './detail-painter.ts';
import { ZoomController } from './zoom-controller.ts';

/** What the panel asks of the stage from outside. */
export interface StageHandle {
  readonly whole: () => void;
  readonly turn: (by: 1 | -1) => void;
}

interface GalleryStageProps {
  readonly ref: Ref<StageHandle>;
  readonly pictures: readonly GalleryPicture[];
  readonly words: TextOf<'gallery'>['pictures'];
  readonly address: PanelViewProps<'gallery'>['address'];
  readonly at: number;
  readonly spot: string | undefined;
  readonly onTurn: (by: 1 | -1) => void;
  readonly onSpot: (id: string | undefined) => void;
  readonly onNextSpot: () => void;
}

/**
 * Where the middle of a mark may not lie, in pixels of the glass: under the zoom buttons, or so near to them that the
 * mark's own target would come nearer than targets stand apart.
 */
function coveredBy(glass: HTMLElement): Rectangle | undefined {
  const buttons = glass.parentElement?.querySelector('.zoom-buttons')?.getBoundingClientRect();
  if (buttons === undefined || buttons.width === 0) return undefined;
  const { left, top } = glass.getBoundingClientRect();
  const apart = Number.parseFloat(getComputedStyle(glass).getPropertyValue('--mm')) * 4 || 8;
  // The buttons are as wide as a target: half of one more is where a mark's own would begin.
  const around = buttons.width / 2 + Math.max(8, apart);
  return {
    left: buttons.left - left - around,
    top: buttons.top - top - around,
    right: buttons.right - left + around,
    bottom: buttons.bottom - top + around,
  };
}

/** The picture itself with its neighbours, its marks and its buttons: every gesture has one. */
export function GalleryStage(props: GalleryStageProps): ReactNode {
  const { ref, pictures, words, address, at, spot, onTurn, onSpot, onNextSpot } = props;
  const { t } = useTranslation();
  const keysId = useId();
  const stage = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const controller = useRef<ZoomController>(null);
  const [reach, setReach] = useState<ZoomReach>({ atWhole: true, atClosest: false });
  const [failed, setFailed] = useState<readonly string[]>([]);
  const [loaded, setLoaded] = useState(0);
  const picture = pictures[at];
  useOwnDrag(stage);

  const listener = useRef({ onTurn });
  useImperativeHandle(listener, () => ({ onTurn }), [onTurn]);
  useImperativeHandle(
    ref,
    () => ({ whole: () => controller.current?.whole(), turn: (by) => controller.current?.turn(by) }),
    [],
  );

  useLayoutEffect(() => {
    const [glass, tape, paper] = [stage.current, strip.current, canvas.current];
    if (glass === null || tape === null || paper === null) return;
    const zoom = new ZoomController(
      { stage: glass, strip: tape, canvas: paper },
      {
        // In the same frame in which the strip has come to its end, or the old picture would be seen once more.
        onTurn: (by) => {
          flushSync(() => {
            listener.current.onTurn(by);
          });
        },
        onReach: (now) => {
          setReach((old) => (old.atWhole === now.atWhole && old.atClosest === now.atClosest ? old : now));
        },
      },
    );
    controller.current = zoom;
    const stop = watchGlass(glass, {
      onSize: (frame) => {
        zoom.resize(frame, coveredBy(glass));
      },
      onWheel: (by, place) => zoom.wheel(by, place),
    });
    return () => {
      stop();
      zoom.end();
      controller.current = null;
    };
  }, []);

  const shownId = useRef<string>(undefined);
  useLayoutEffect(() => {
    const base = strip.current?.querySelector<HTMLImageElement>('[data-place="0"] img');
    if (picture === undefined || base === null || base === undefined) return;
    const { size, file, credit } = picture;
    const afresh = shownId.current !== picture.id;
    shownId.current = picture.id;
    const tiled = size !== undefined && levelsOf(size).length > 0;
    const natural = base.naturalHeight > 0 ? base.naturalWidth / base.naturalHeight : undefined;
    controller.current?.show(
      {
        base,
        ratio: size === undefined ? natural : size.width / size.height,
        painter: tiled
          ? new TilePainter({
              file,
              size,
              address: (tile) => address({ file: tile, credit }),
              onTile: () => controller.current?.repaint(),
            })
          : drawingPainter(base),
        sides: [at > 0, at < pictures.length - 1],
      },
      afresh,
    );
    // `address` is new in every render and says the same; the light over the city changes the drawing, which then loads anew.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [picture, at, pictures.length, loaded]);

  useEffect(() => {
    const chosen = pictures[at]?.spots?.find((each) => each.id === spot);
    if (chosen !== undefined) controller.current?.approach(chosen, chosen.zoom ?? SPOT_ZOOM);
  }, [spot, at, pictures]);

  const pointed = (event: PointerEvent<HTMLElement>, what: 'down' | 'move' | 'up' | 'cancel'): void => {
    const point = pointIn(event.currentTarget, event);
    const { pointerId: id, timeStamp: time } = event;
    const zoom = controller.current;
    if (what === 'down') {
      const onButton = event.target instanceof Element && event.target.closest('button') !== null;
      zoom?.down(id, point, time, !onButton);
    } else if (what === 'move') {
      // Held only once it drags: a button under a finger that is held would never hear of the tap.
      if (zoom?.drag(id, point, time) === true && event.isTrusted) event.currentTarget.setPointerCapture(id);
    } else zoom?.up(id, point, time, what === 'cancel');
  };
  const backToWhole = (): void => {
    onSpot(undefined);
    controller.current?.whole();
  };
  const keyed = (event: KeyboardEvent): void => {
    const zoom = controller.current;
    if (zoom === null) return;
    const isWhole = zoom.isWhole;
    const keys: Readonly<Record<string, () => void>> = {
      ...zoomKeys({
        step: (right, down) => {
          const by = right < 0 ? -1 : 1;
          // At the whole picture the arrows leaf through the pictures.
          if (!isWhole || right === 0) zoom.step(right, down);
          else if (pictures[at + by] !== undefined) zoom.turn(by);
        },
        zoom: (factor) => zoom.zoom(factor),
        whole: backToWhole,
      }),
      ...(event.target === event.currentTarget ? { Enter: onNextSpot } : {}),
      // At the whole picture Escape is the kiosk's again, and leads one step back.
      ...(isWhole ? {} : { Escape: backToWhole }),
    };
    const act = keys[event.key];
    if (act === undefined) return;
    event.preventDefault();
    if (event.key === 'Escape') event.stopPropagation();
    act();
  };

  return (
    <div className="zoom">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a picture that arrow keys move is what the role "application" is for */}
      <div
        ref={stage}
        className="zoom-stage"
        data-own-gestures=""
        data-pans="both"
        role="application"
        aria-describedby={keysId}
        aria-label={t('gallery.label', { title: words[picture?.id ?? '']?.title ?? '' })}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- and what a keyboard moves it must reach
        tabIndex={0}
        onKeyDown={keyed}
        onPointerDown={(event) => {
          pointed(event, 'down');
        }}
        onPointerMove={(event) => {
          pointed(event, 'move');
        }}
        onPointerUp={(event) => {
          pointed(event, 'up');
        }}
        onPointerCancel={(event) => {
          pointed(event, 'cancel');
        }}
      >
        <div ref={strip} className="zoom-strip">
          {[at - 1, at, at + 1].map((index) => {
            const each = pictures[index];
            if (each === undefined) return null;
            const alt = words[each.id]?.alt ?? '';
            return (
              <div
                key={each.id}
                className="zoom-slide"
                data-place={index - at}
                aria-hidden={index === at ? undefined : true}
              >
                {failed.includes(each.id) ? <p className="zoom-failed">{alt}</p> : null}
                <img
                  className="zoom-picture"
                  src={address({ file: smallestFile(each.file, each.size), credit: each.credit })}
                  alt={alt}
                  hidden={failed.includes(each.id)}
                  draggable={false}
                  onLoad={() => {
                    setLoaded((count) => count + 1);
                  }}
                  onError={() => {
                    setFailed((before) => [...before, each.id]);
                    reportError(new Error(`A picture cannot be shown, its words stand in its place: ${each.file}`));
                  }}
                />
              </div>
            );
          })}
          <canvas ref={canvas} className="zoom-detail" aria-hidden="true" />
          {(picture?.spots ?? []).map((each, index) => (
            <SpotMark
              key={`${picture?.id ?? ''} ${each.id}`}
              number={index + 1}
              label={t('gallery.spot', {
                number: index + 1,
                title: words[picture?.id ?? '']?.spots?.[each.id]?.title ?? '',
              })}
              x={each.x}
              y={each.y}
              on={each.id === spot}
              onPress={() => {
                onSpot(each.id === spot ? undefined : each.id);
              }}
              onFocus={() => controller.current?.reveal(each)}
            />
          ))}
        </div>
      </div>
      <span id={keysId} hidden>
        {t('gallery.keys')}
      </span>
      <HoldHint of={stage} />
      <ZoomButtons
        className="zoom-buttons"
        whole={t('gallery.whole')}
        reach={reach}
        onWhole={backToWhole}
        onZoom={(factor) => controller.current?.zoom(factor)}
      />
    </div>
  );
}

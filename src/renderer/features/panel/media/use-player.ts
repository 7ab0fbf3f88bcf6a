import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

import { useDispatch, useVisit } from '../../../state/kiosk-context.tsx';
import { takeFloor } from '../../../state/sound-floor.ts';
import { quietMediaSession } from './quiet-media-session.ts';

/** What a player is doing; `failed` is for good, until the panel is opened again. */
export type Phase = 'ready' | 'playing' | 'paused' | 'ended' | 'failed';

/** A recording under the visitor's hands. */
export interface Player {
  readonly phase: Phase;
  /** Where it is, in seconds, to a tenth. */
  readonly time: number;
  readonly play: () => void;
  readonly pause: () => void;
  readonly seek: (seconds: number) => void;
  /** To be spread over the element. */
  readonly handlers: {
    readonly onPlaying: () => void;
    readonly onPause: () => void;
    readonly onWaiting: () => void;
    readonly onEnded: () => void;
    readonly onSeeked: () => void;
    readonly onTimeUpdate: () => void;
    readonly onLoadedMetadata: () => void;
    readonly onError: () => void;
  };
}

interface PlayerOptions {
  /** Address of the recording; another one, for another language, goes on where this one was. */
  readonly source: string;
  /** Its length in seconds, as the pack says. */
  readonly seconds: number;
  /** How loud, from 0 to 1; 0 is silent. */
  readonly volume: number;
}

const tenth = (seconds: number): number => Math.floor(seconds * 10) / 10;

/** Plays a recording, tells the visit of it, and stops when the visitor turns to something else. */
export function usePlayer(ref: RefObject<HTMLMediaElement | null>, { source, seconds, volume }: PlayerOptions): Player {
  const dispatch = useDispatch();
  const covered = useVisit((visit) => visit.sheet !== 'none');
  const [phase, setPhase] = useState<Phase>('ready');
  const [time, setTime] = useState(0);
  /** What to go on with once another recording is there. */
  const goOn = useRef<{ readonly at: number; readonly playing: boolean } | undefined>(undefined);

  /** Lets others be heard again. */
  const giveBack = useRef<() => void>(() => undefined);

  const look = (): void => {
    if (ref.current !== null && goOn.current === undefined) setTime(tenth(ref.current.currentTime));
  };
  const tell = (playing: boolean): void => {
    const left = Math.max(0, seconds - (ref.current?.currentTime ?? 0)) * 1000;
    dispatch(playing ? { type: 'media', playing, left } : { type: 'media', playing });
  };
  const fail = (reason: string): void => {
    if (phase === 'failed') return;
    reportError(new Error(`A recording cannot be played: ${source} (${reason})`));
    setPhase('failed');
    tell(false);
  };
  const start = (): void => {
    const element = ref.current;
    giveBack.current = takeFloor(() => element?.pause());
    element?.play().catch((error: unknown) => {
      // A pause or another recording that comes in between is no fault.
      if (!(error instanceof DOMException) || error.name !== 'AbortError') fail(String(error));
    });
  };

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    element.volume = volume;
    element.muted = volume === 0;
  }, [ref, volume]);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || element.getAttribute('src') === source) return;
    const first = element.getAttribute('src') === null;
    goOn.current = first ? undefined : { at: element.currentTime, playing: !element.paused };
    element.src = source;
  }, [ref, source]);

  useEffect(() => {
    quietMediaSession();
    const element = ref.current;
    return () => {
      giveBack.current();
      // The decoder goes with the panel, not whenever memory is tidied.
      element?.pause();
      element?.removeAttribute('src');
      element?.load();
    };
  }, [ref]);

  useEffect(() => {
    if (covered) ref.current?.pause();
  }, [ref, covered]);

  // Four looks a second, as the element offers them, are too few for captions that come with the picture.
  useEffect(() => {
    if (phase !== 'playing') return undefined;
    let frame = requestAnimationFrame(function lookAgain() {
      if (ref.current !== null && goOn.current === undefined) setTime(tenth(ref.current.currentTime));
      frame = requestAnimationFrame(lookAgain);
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [ref, phase]);

  return {
    phase,
    time,
    play: start,
    pause: () => ref.current?.pause(),
    seek: (to) => {
      const element = ref.current;
      if (element === null || phase === 'failed') return;
      const at = Math.min(seconds, Math.max(0, to));
      element.currentTime = at;
      setTime(tenth(at));
      if (phase === 'ended' || phase === 'ready') setPhase('paused');
    },
    handlers: {
      onPlaying: () => {
        setPhase('playing');
        tell(true);
      },
      onPause: () => {
        if (goOn.current !== undefined) return;
        setPhase((before) => (before === 'playing' ? 'paused' : before));
        tell(false);
        look();
      },
      // Without anything to play the visit is as idle as on pause.
      onWaiting: () => tell(false),
      onEnded: () => {
        setPhase('ended');
        tell(false);
        setTime(seconds);
      },
      onSeeked: look,
      onTimeUpdate: look,
      onLoadedMetadata: () => {
        const { at, playing } = goOn.current ?? {};
        goOn.current = undefined;
        if (at === undefined || ref.current === null) return;
        ref.current.currentTime = at;
        if (playing === true) start();
      },
      onError: () => fail(ref.current?.error?.message ?? 'unknown'),
    },
  };
}

import { alignCues, followedAt } from '../../../shared/models/aloud/align.ts';
import { parseCaptions } from '../../../shared/models/media/captions.ts';
import type { Speaker, SpeakerEvents } from './speaker.ts';

/** A person's voice, recorded. */
interface RecordingJob {
  readonly passages: readonly string[];
  /** Addresses of the recording and of its words. */
  readonly file: string;
  readonly words: string;
  /** Its length, as the pack says. */
  readonly seconds: number;
  /** From 0 to 1. */
  readonly volume: number;
}

/** Plays a narration and follows its words on the page. Without its words it is heard all the same. */
export function speakRecording(job: RecordingJob, events: SpeakerEvents): Speaker {
  const { passages, file, words, seconds, volume } = job;
  const leaving = new AbortController();
  const { signal } = leaving;
  const audio = new Audio();
  audio.volume = volume;
  let followed: ReturnType<typeof alignCues> = [];
  let shown: (typeof followed)[number] | undefined;
  let frame = 0;
  const follow = (): void => {
    const now = followedAt(followed, audio.currentTime);
    if (now !== shown) {
      shown = now;
      events.at(undefined, now?.stretch);
    }
    frame = requestAnimationFrame(follow);
  };
  const silence = (): void => {
    leaving.abort();
    cancelAnimationFrame(frame);
    audio.pause();
    // The decoder goes at once, not whenever memory is tidied.
    audio.removeAttribute('src');
    audio.load();
  };
  const fail = (reason: string): void => {
    if (signal.aborted) return;
    silence();
    events.failed(reason);
  };
  audio.addEventListener('playing', () => events.left(Math.max(0, seconds - audio.currentTime) * 1000), { signal });
  audio.addEventListener(
    'ended',
    () => {
      silence();
      events.ended();
    },
    { signal },
  );
  audio.addEventListener('error', () => fail(audio.error?.message ?? 'unknown'), { signal });
  fetch(words, { signal })
    .then(async (answer) => {
      if (!answer.ok) throw new Error(`The words of a narration are missing: ${words}`);
      followed = alignCues(parseCaptions(await answer.text()).cues, passages);
    })
    .catch((error: unknown) => {
      if (!signal.aborted) reportError(error);
    });
  audio.src = file;
  audio.play().then(follow, (error: unknown) => fail(String(error)));
  return { stop: silence };
}

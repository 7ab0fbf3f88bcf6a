import { breaths, longestSpeech, spokenText, wordAt } from '../../../shared/models/aloud/script.ts';
import type { Speaker, SpeakerEvents } from './speaker.ts';

/** A voice of the system, and what it is to read. */
interface VoiceJob {
  readonly passages: readonly string[];
  readonly language: string;
  readonly voice: SpeechSynthesisVoice;
  /** From 0 to 1. */
  readonly volume: number;
}

/**
 * Reads sentence by sentence. The sentence is known always, the word where the voice tells it (on Linux none does). A
 * voice that falls silent in a sentence is given up after the time that a slow one would take.
 */
export function speakVoice(job: VoiceJob, events: SpeakerEvents): Speaker {
  const { passages, language, voice, volume } = job;
  const script = breaths(passages, language);
  let over = false;
  let watch: ReturnType<typeof setTimeout> | undefined;
  // The browser forgets an utterance that nobody holds, and its events with it.
  const held = new Set<SpeechSynthesisUtterance>();
  const end = (): void => {
    over = true;
    held.clear();
    clearTimeout(watch);
  };
  const fail = (reason: string): void => {
    if (over) return;
    end();
    speechSynthesis.cancel();
    events.failed(reason);
  };
  const say = (at: number): void => {
    const breath = script[at];
    if (breath === undefined) {
      end();
      events.ended();
      return;
    }
    const shown = passages[breath.passage]?.slice(breath.from, breath.to) ?? '';
    const { text, shownAt } = spokenText(shown);
    const utterance = new SpeechSynthesisUtterance(text);
    Object.assign(utterance, { voice, lang: voice.lang, volume });
    utterance.addEventListener('start', () => {
      if (!over) events.at(breath, undefined);
    });
    utterance.addEventListener('boundary', ({ name, charIndex }) => {
      if (over || name !== 'word') return;
      const word = wordAt(text, charIndex, language);
      events.at(breath, {
        passage: breath.passage,
        from: breath.from + shownAt(word.from),
        to: breath.from + shownAt(word.to),
      });
    });
    utterance.addEventListener('end', () => {
      if (!over) say(at + 1);
    });
    utterance.addEventListener('error', ({ error }) => fail(error));
    held.clear();
    held.add(utterance);
    clearTimeout(watch);
    watch = setTimeout(() => fail('it fell silent'), longestSpeech(text.length));
    const rest = script.slice(at).reduce((sum, { from, to }) => sum + longestSpeech(to - from), 0);
    events.left(rest);
    speechSynthesis.speak(utterance);
  };
  say(0);
  return {
    stop: () => {
      if (over) return;
      end();
      speechSynthesis.cancel();
    },
  };
}

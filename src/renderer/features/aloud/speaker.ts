import type { Stretch } from '../../../shared/models/aloud/script.ts';

/** What a speaker tells while it speaks. */
export interface SpeakerEvents {
  /** Where it is: the sentence and the word, as far as it knows. */
  readonly at: (breath: Stretch | undefined, word: Stretch | undefined) => void;
  /** How long it will speak yet at the most, in milliseconds. */
  readonly left: (milliseconds: number) => void;
  readonly ended: () => void;
  readonly failed: (reason: string) => void;
}

/** Something that speaks; after `stop` it is silent at once and tells no more. */
export interface Speaker {
  readonly stop: () => void;
}

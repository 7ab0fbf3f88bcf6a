import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { allPanels, findPanel } from '../../../shared/content/pack-view.ts';
import type { Stretch } from '../../../shared/models/aloud/script.ts';
import { chooseVoice } from '../../../shared/models/aloud/voice.ts';
import {
  heardAt,
  type Listening,
  listeningAt,
  type Moment,
  readable,
  turnOf,
} from '../../../shared/models/aloud/when.ts';
import type { Narration } from '../../../shared/panels/narration.ts';
import { loudest } from '../../../shared/session/sound.ts';
import { AloudContext } from '../../state/aloud-context.tsx';
import { useDispatch, useExhibit, useRules, useVisit } from '../../state/kiosk-context.tsx';
import { pictureAddress } from '../../state/picture-address.ts';
import { takeFloor } from '../../state/sound-floor.ts';
import { rangeOf, readPage, wordsInSight } from './read-page.ts';
import { showPlace } from './show-place.ts';
import { speakRecording } from './speak-recording.ts';
import { speakVoice } from './speak-voice.ts';
import type { Speaker } from './speaker.ts';
import { useVoices } from './use-voices.ts';

/** The visit as reading aloud sees it; its language is the one that the words on the page are in already. */
function useMoment(shown: { readonly panel: string; readonly part: string }): Moment {
  const { i18n } = useTranslation();
  const screen = useVisit((visit) => visit.screen);
  const sheet = useVisit((visit) => visit.sheet);
  const generation = useVisit((visit) => visit.generation);
  const warned = useVisit((visit) => visit.warnedAt !== undefined);
  const readAloud = useVisit((visit) => visit.settings.readAloud);
  const sound = useVisit((visit) => visit.settings.sound);
  const { language } = i18n;
  // A panel that was left says nothing of the next one.
  const part = screen.at === 'panel' && screen.panel === shown.panel ? shown.part : '';
  return useMemo(
    () => ({ screen, sheet, language, generation, warned, readAloud, sound, part }),
    [screen, sheet, language, generation, warned, readAloud, sound, part],
  );
}

/** Whether anything can be read aloud at all: there are narrations, or a voice for one of the languages offered. */
function usePossible(voices: readonly SpeechSynthesisVoice[]): boolean {
  const { pack, venue } = useExhibit();
  const { languages } = useRules();
  return useMemo(
    () =>
      loudest(venue) > 0 &&
      (languages.some((language) => chooseVoice(voices, language) !== undefined) ||
        allPanels(pack).some(({ narration }) => languages.some((language) => narration?.[language] !== undefined))),
    [pack, venue, languages, voices],
  );
}

/** Reads the words in sight aloud: a recording where the pack has one, else a voice of the system, else nothing. */
export function AloudProvider({ children }: { children: ReactNode }): ReactNode {
  const { pack, venue, serving } = useExhibit();
  const dispatch = useDispatch();
  const [shown, setShown] = useState({ panel: '', part: '' });
  const moment = useMoment(shown);
  const voices = useVoices(moment.screen.at !== 'attract');
  const possible = usePossible(voices);
  const [reading, setReading] = useState(false);
  const speaker = useRef<Speaker | undefined>(undefined);
  const giveBack = useRef<() => void>(() => undefined);
  const listening = useRef<Listening>(listeningAt(moment));

  const voice = chooseVoice(voices, moment.language);
  const panel = moment.screen.at === 'panel' ? findPanel(pack, moment.screen.panel) : undefined;
  // A narration is of what is seen first; what lies on sheets is for a voice.
  const narration = moment.sheet === 'none' && moment.part === '' ? panel?.narration?.[moment.language] : undefined;
  const offered =
    loudest(venue) > 0 && moment.sound && readable(moment) && (narration !== undefined || voice !== undefined);

  const stop = useCallback(() => {
    if (speaker.current === undefined) return;
    speaker.current.stop();
    speaker.current = undefined;
    giveBack.current();
    showPlace(undefined, undefined);
    setReading(false);
    dispatch({ type: 'media', playing: false, by: 'voice' });
  }, [dispatch]);

  /**
   * Begins with the recording where there is one; a voice takes over where it cannot be played. `all` is everything in
   * sight, `new` what a panel shows after something else.
   */
  const begin = (what: 'all' | 'new', played?: 'not-played'): void => {
    const recording: Narration | undefined = played === undefined ? narration : undefined;
    stop();
    const root = wordsInSight();
    if (root === undefined || (recording === undefined && voice === undefined)) return;
    const passages = readPage(root, what);
    const texts = passages.map(({ text }) => text);
    const volume = loudest(venue);
    const events = {
      at: (...places: readonly (Stretch | undefined)[]) => {
        const [breath, word] = places.map((each) => each && rangeOf(passages, each));
        // What was to be read is gone: another question, another picture.
        if (places.some((each, at) => each !== undefined && [breath, word][at] === undefined)) stop();
        else showPlace(breath, word);
      },
      left: (left: number) => {
        dispatch({ type: 'media', playing: true, left, by: 'voice' });
      },
      ended: stop,
      failed: (reason: string) => {
        reportError(new Error(`Reading aloud ended before its time: ${reason}`));
        stop();
        if (recording !== undefined) begin(what, 'not-played');
      },
    };
    giveBack.current = takeFloor(stop);
    setReading(true);
    if (recording === undefined) {
      if (voice !== undefined)
        speaker.current = speakVoice({ passages: texts, language: moment.language, voice, volume }, events);
      return;
    }
    const address = (file: string): string => pictureAddress(serving?.host ?? pack.id, file, {});
    const { file, words, seconds } = recording;
    speaker.current = speakRecording(
      { passages: texts, file: address(file), words: address(words), seconds, volume },
      events,
    );
  };

  // What to begin with changes with every render; what makes it begin is the visit alone.
  const beginNow = useRef(begin);
  useEffect(() => {
    beginNow.current = begin;
  });
  useEffect(() => {
    const { turn, next } = turnOf(listening.current, moment);
    // Voices come some time after they were asked for; what could not begin begins with them.
    listening.current = turn === 'begin' && !offered ? { ...next, heard: [] } : next;
    if (turn === 'begin' && offered) beginNow.current(moment.part === '' ? 'all' : 'new');
    else if (turn !== 'go-on') stop();
  }, [moment, offered, stop]);
  useEffect(() => stop, [stop]);

  const toggle = useCallback(() => {
    if (speaker.current !== undefined) {
      stop();
      return;
    }
    listening.current = heardAt(listening.current);
    beginNow.current('all');
  }, [stop]);
  const show = useCallback((name: string, part: string) => setShown({ panel: name, part }), []);
  const aloud = useMemo(
    () => ({ possible, offered, reading, toggle, show }),
    [possible, offered, reading, toggle, show],
  );
  return <AloudContext value={aloud}>{children}</AloudContext>;
}

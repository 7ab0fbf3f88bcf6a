/** What is asked of a voice of the system; the browser's own fit. */
export interface Voice {
  readonly lang: string;
  /** Whether it speaks on this machine, without a network. */
  readonly localService: boolean;
  /** Whether the system takes it where nothing else is asked for. */
  readonly default: boolean;
}

interface Tongue {
  readonly language: string;
  readonly script: string | undefined;
  readonly region: string | undefined;
}

function tongueOf(tag: string): Tongue | undefined {
  try {
    const { language, script, region } = new Intl.Locale(tag.replaceAll('_', '-'));
    return { language, script: script ?? new Intl.Locale(language).maximize().script, region };
  } catch {
    return undefined;
  }
}

/**
 * The voice that reads a language: one that speaks on this machine, in the same script, as a voice for another would
 * spell it out; the same region before any, the system's own choice before others. Undefined where there is none: a
 * voice of another language would be worse than none.
 */
export function chooseVoice<V extends Voice>(voices: readonly V[], language: string): V | undefined {
  const wanted = tongueOf(language);
  if (wanted === undefined) return undefined;
  const fitting = voices.flatMap((voice) => {
    const tongue = tongueOf(voice.lang);
    if (!voice.localService || tongue?.language !== wanted.language || tongue.script !== wanted.script) return [];
    return [{ voice, rank: Number(tongue.region === wanted.region) * 2 + Number(voice.default) }];
  });
  return fitting.reduce<(typeof fitting)[number] | undefined>(
    (best, each) => (best === undefined || each.rank > best.rank ? each : best),
    undefined,
  )?.voice;
}

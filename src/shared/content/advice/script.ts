/** Languages that are written in more than one script at a time, as Unicode names the scripts. */
const mixed: Readonly<Record<string, readonly string[]>> = {
  Jpan: ['Hira', 'Kana', 'Hani'],
  Kore: ['Hang', 'Hani'],
  Hans: ['Hani'],
  Hant: ['Hani'],
};

/** Likely scripts by language; finding one takes long, and every text asks. */
const scripts = new Map<string, string | undefined>();

/** The script of a language tag, like "Arab"; undefined where nothing is known of the language. */
function scriptOf(language: string): string | undefined {
  if (!scripts.has(language)) scripts.set(language, new Intl.Locale(language).maximize().script);
  return scripts.get(language);
}

const patterns = new Map<string, RegExp | undefined>();

function patternOf(script: string): RegExp | undefined {
  if (!patterns.has(script)) {
    let pattern: RegExp | undefined;
    try {
      pattern = new RegExp((mixed[script] ?? [script]).map((each) => `\\p{Script=${each}}`).join('|'), 'u');
    } catch {
      // A script that this version of Unicode does not know.
    }
    patterns.set(script, pattern);
  }
  return patterns.get(script);
}

/** Whether a text has letters, and none of them of the script of its language: it was left untranslated. */
export function isForeign(text: string, language: string): boolean {
  const script = scriptOf(language);
  const pattern = script === undefined ? undefined : patternOf(script);
  return pattern !== undefined && /\p{L}/u.test(text) && !pattern.test(text);
}

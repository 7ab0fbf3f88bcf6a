/** A stretch of text, and the language it is in where that is not the language around it. */
export interface Run {
  readonly text: string;
  readonly language?: string;
}

/** Letters only Kazakh has, of those that share its alphabet here. */
const KAZAKH = /[әіңғүұқөһ]/i;

/** Scripts that tell a language apart; what is written in Latin letters is taken for English. */
const scripts: readonly { readonly script: string; readonly letter: RegExp; readonly of: (run: string) => string }[] = [
  { script: 'Thai', letter: /\p{Script=Thai}/u, of: () => 'th' },
  { script: 'Cyrl', letter: /\p{Script=Cyrillic}/u, of: (run) => (KAZAKH.test(run) ? 'kk' : 'ru') },
  { script: 'Arab', letter: /\p{Script=Arabic}/u, of: () => 'ar' },
  { script: 'Latn', letter: /\p{Script=Latin}/u, of: () => 'en' },
];

/** The script that a language is written in, as ISO 15924 names it. */
const scriptOf = (language: string): string => new Intl.Locale(language).maximize().script ?? 'Latn';

/**
 * Parts a text where its script changes, and says which language each part in another script than the page's is in.
 * What is no letter goes with the letters before it, but blanks at the edge of a stretch stay outside.
 */
export function runsOf(text: string, language: string): readonly Run[] {
  const own = scriptOf(language);
  const runs: { text: string; script: string | undefined }[] = [];
  for (const character of text) {
    const script = scripts.find(({ letter }) => letter.test(character))?.script;
    const last = runs.at(-1);
    if (last !== undefined && (script === undefined || script === last.script)) last.text += character;
    else if (last?.script === undefined && last !== undefined) {
      last.text += character;
      last.script = script;
    } else runs.push({ text: character, script });
  }
  return runs.flatMap(({ text: run, script }): Run[] => {
    const found = script === undefined || script === own ? undefined : scripts.find((each) => each.script === script);
    if (found === undefined) return [{ text: run }];
    const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(run) ?? [];
    return [{ text: before }, { text: words, language: found.of(words) }, { text: after }].filter(
      (each) => each.text !== '',
    );
  });
}

import { basename, resolve } from 'node:path';

import { makePack } from '../../node/authoring/make-pack.ts';
import { ok } from '../../shared/errors.ts';
import { languageSchema, plainTextSchema, slugSchema } from '../../shared/schema/primitives.ts';
import { type Arguments, type Command, type Host, onePositional, refused, UsageError } from '../command.ts';

/** The answer to a question: the flag, or what is typed at the terminal, or the suggestion where nobody can answer. */
async function answer(
  args: Arguments,
  host: Host,
  flag: string,
  question: string,
  suggestion: string,
  objection: (value: string) => string | undefined,
): Promise<string> {
  const given = args.one(flag);
  if (given !== undefined) {
    const wrong = objection(given);
    if (wrong !== undefined) throw new UsageError(`--${flag} "${given}": ${wrong}`);
    return given;
  }
  for (;;) {
    const typed = await host.ask?.(`${question} [${suggestion}] `);
    if (typed === undefined || typed.trim() === '') return suggestion;
    const wrong = objection(typed.trim());
    if (wrong === undefined) return typed.trim();
    host.print(`  ${wrong}.`);
  }
}

const splitLanguages = (text: string): string[] => text.split(/[\s,]+/).filter((each) => each !== '');

function objectToLanguages(text: string): string | undefined {
  const languages = splitLanguages(text);
  if (languages.length === 0) return 'name at least one language';
  const wrong = languages.find((each) => !languageSchema.safeParse(each).success);
  if (wrong !== undefined) return `"${wrong}" is no language tag; write them like en, th, kk, ar`;
  return new Set(languages).size < languages.length ? 'name each language once' : undefined;
}

function readPosition(text: string): [latitude: number, longitude: number] | undefined {
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [latitude = Number.NaN, longitude = Number.NaN] = parts;
  const valid = parts.length === 2 && Math.abs(latitude) <= 84 && Math.abs(longitude) <= 179;
  return valid ? [latitude, longitude] : undefined;
}

const objectTo =
  (schema: {
    safeParse: (value: string) => { success: boolean; error?: { issues: { message: string }[] } | undefined };
  }) =>
  (value: string): string | undefined =>
    schema.safeParse(value).error?.issues[0]?.message;

const asSlug = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'my-city';

/** `new DIR`: makes a pack that works, to be changed step by step. */
export const newPack: Command = {
  name: 'new',
  summary: 'Make a working pack with one panel of each type, to be changed step by step. Asks what no flag says.',
  usage: 'new DIR [--id ID] [--title NAME] [--languages en,ar] [--at LATITUDE,LONGITUDE]',
  flags: {
    id: { takes: 'once', value: 'ID', help: 'names the pack for good: lower-case words with hyphens' },
    title: { takes: 'once', value: 'NAME', help: 'the name of the city, in the first language' },
    languages: { takes: 'once', value: 'LIST', help: 'language tags; the first one is the fallback' },
    at: {
      takes: 'once',
      value: 'LAT,LON',
      help: 'where the city lies, in degrees: for its map, its clock and its light',
    },
  },
  async run(args, host) {
    const folder = onePositional(args, 'folder: new DIR');
    const name = asSlug(basename(resolve(folder)));
    const id = await answer(args, host, 'id', 'Id of the pack?', name, objectTo(slugSchema));
    const guess = id.replace(/(^|-)([a-z])/g, (_, gap: string, letter: string) => (gap && ' ') + letter.toUpperCase());
    const title = await answer(args, host, 'title', 'Name of the city?', guess, objectTo(plainTextSchema.max(24)));
    const languages = splitLanguages(
      await answer(args, host, 'languages', 'Languages, the first one is the fallback?', 'en', objectToLanguages),
    );
    const at = await answer(args, host, 'at', 'Latitude and longitude of the city?', '0, 0', (text) =>
      readPosition(text) === undefined ? 'write two numbers of degrees, like 41.7, 44.8' : undefined,
    );
    const [latitude, longitude] = readPosition(at) ?? [0, 0];
    const made = await makePack(folder, {
      id,
      title,
      languages,
      latitude,
      longitude,
      today: new Date().toISOString().slice(0, 10),
    });
    if (!made.ok) return refused(made.error);
    const next = `Next: open ${folder}/pack.json in an editor, and look with "check ${folder}" and "preview ${folder}".`;
    return ok({
      message: `${folder}: ${id}, ${made.value.length} files.\n${next}`,
      details: { id, files: made.value },
    });
  },
};

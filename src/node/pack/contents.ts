import { createHash } from 'node:crypto';

import { z } from 'zod';

import { limits } from '../../shared/container/limits.ts';
import { refuse, type Refusal } from '../../shared/container/refusal.ts';
import { ok, type Result } from '../../shared/errors.ts';
import type { PackContents, PanelPrint } from '../../shared/staff/pack-difference.ts';
import { openSource } from '../container/source.ts';
import { readEntry } from '../container/signed-manifest.ts';
import type { Trust } from '../container/trust.ts';
import { openContainer } from '../container/verify.ts';
import { attempt } from '../container/io-fault.ts';
import { type PackFiles, readFolder } from './folder-files.ts';

// What is compared is looked at loosely: whether a pack is sound is found out when it is installed.
const panelSchema = z.looseObject({ id: z.string(), type: z.string() });
const packSchema = z.looseObject({
  id: z.string(),
  version: z.string(),
  languages: z.array(z.string()),
  topics: z.array(z.looseObject({ panels: z.array(panelSchema) })),
});
const textSchema = z.looseObject({
  title: z.string(),
  panels: z.record(z.string(), z.looseObject({ headline: z.string().optional() })),
});

const sumOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** Every string in a value. */
function* strings(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* strings(each);
}

async function parsed<T>(files: PackFiles, path: string, schema: z.ZodType<T>): Promise<Result<T, Refusal>> {
  const text = await files.text(path);
  if (!text.ok) return text;
  try {
    return ok(schema.parse(JSON.parse(text.value)));
  } catch {
    return refuse('SCHEMA', 'it is not of its form', 'ask the sender to correct it', { file: path });
  }
}

/** Reads what staff want to know of a pack. */
export async function readContents(files: PackFiles): Promise<Result<PackContents, Refusal>> {
  const pack = await parsed(files, 'pack.json', packSchema);
  if (!pack.ok) return pack;
  const { id, version, languages, topics, ...rest } = pack.value;
  const texts: [language: string, text: z.infer<typeof textSchema>][] = [];
  for (const language of languages) {
    const text = await parsed(files, `text/${language}.json`, textSchema);
    if (!text.ok) return text;
    texts.push([language, text.value]);
  }
  const filesOf = (value: unknown): (string | undefined)[] =>
    [...new Set(strings(value))].filter((each) => files.hashes.has(each)).map((each) => files.hashes.get(each));
  const panels = topics.flatMap((topic): PanelPrint[] =>
    topic.panels.map((panel) => {
      const words = texts.map(([language, text]) => [language, text.panels[panel.id]] as const);
      const titles = words.flatMap(([language, each]) =>
        each?.headline === undefined ? [] : [[language, each.headline] as const],
      );
      return {
        id: panel.id,
        type: panel.type,
        titles: Object.fromEntries(titles),
        print: sumOf([panel, words, filesOf([panel, words])]),
      };
    }),
  );
  const frame = topics.map(({ panels: own, ...topic }) => [topic, own.map((panel) => panel.id)]);
  const otherWords = texts.map(([language, text]) => [language, { ...text, panels: undefined }]);
  return ok({
    packId: id,
    version,
    seq: files.seq,
    created: files.created,
    size: files.size,
    languages,
    titles: Object.fromEntries(texts.map(([language, { title }]) => [language, title])),
    signers: files.signers,
    panels,
    rest: sumOf([rest, frame, otherWords, filesOf([rest, frame])]),
  });
}

/**
 * Reads what staff want to know of a container: its signature is checked, and so is each file that is read. Its
 * pictures are not; an installation does that.
 */
export async function describeContainer(path: string, trust: Trust): Promise<Result<PackContents, Refusal>> {
  const source = await openSource(path);
  if (!source.ok) return source;
  try {
    return await attempt(
      async () => {
        const opened = await openContainer(source.value, trust);
        if (!opened.ok) return opened;
        const { manifest, entries, signatures, trust: reached } = opened.value;
        const hashes = new Map(manifest.files.map((file) => [file.path, file.sha256]));
        const { keys } = reached.root.roles.pack;
        return readContents({
          hashes,
          size: manifest.totalSize,
          seq: manifest.seq,
          created: manifest.created,
          signers: signatures.map(({ key }) => key).filter((key) => keys.includes(key)),
          async text(file) {
            const bytes = await readEntry(source.value, entries, `files/${file}`, limits.jsonBytes);
            if (!bytes.ok) return bytes;
            if (createHash('sha256').update(bytes.value).digest('hex') !== hashes.get(file))
              return refuse('HASH', 'the file is damaged', 'copy the pack to the stick again', { file });
            return ok(bytes.value.toString('utf8'));
          },
        });
      },
      () => 'stick',
    );
  } finally {
    await source.value.close();
  }
}

/** Reads what staff want to know of a pack folder: an installed one by its manifest, or the application's own. */
export async function describeFolder(folder: string, manifest?: string): Promise<Result<PackContents, Refusal>> {
  return attempt(async () => readContents(await readFolder(folder, manifest)));
}

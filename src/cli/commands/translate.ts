import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';

import type { Returned, UnitPicture } from '../../node/authoring/translate/exchange.ts';
import type { Unit } from '../../node/authoring/translate/units.ts';
import {
  acceptTranslations,
  importTranslation,
  type ImportReport,
  type OpenPack,
  openForTranslation,
  unitsFor,
} from '../../node/authoring/translate/import.ts';
import { readXliff, writeXliff } from '../../node/authoring/translate/xliff.ts';
import { readXlsx, writeXlsx } from '../../node/authoring/translate/xlsx.ts';
import { err, type Fault, ok, type Result } from '../../shared/errors.ts';
import { languageSchema } from '../../shared/schema/primitives.ts';
import { type Arguments, type Command, type Host, type Outcome, refused, UsageError } from '../command.ts';
import { lookOver } from '../look-over.ts';

type Done = Result<Outcome, readonly Fault[]>;

function languageOf(args: Arguments, { pack, source }: OpenPack): string {
  const language = args.must('lang');
  if (!languageSchema.safeParse(language).success) throw new UsageError(`"${language}" is no language tag`);
  if (language === source)
    throw new UsageError(
      `${source} is what is translated from; the others are ${pack.languages.filter((each) => each !== source).join(', ')}`,
    );
  return language;
}

/** Has the kiosk show the pack where nobody sees it, and takes a picture of each text on its screen. */
async function takePictures(
  folder: string,
  { source }: OpenPack,
  units: readonly Unit[],
  host: Host,
): Promise<Result<Map<string, UnitPicture>, Fault>> {
  const texts = units.map(({ place, source: text }) => ({ place, text }));
  const looked = await lookOver(folder, { kind: 'pictures', language: source, texts }, host);
  if (!looked.ok) return looked;
  const pictures = new Map<string, UnitPicture>();
  for (const each of looked.value.answers) {
    if (each.kind !== 'picture') continue;
    const { place, file, width, height } = each;
    pictures.set(place, { jpeg: await readFile(join(looked.value.folder, file)), width, height, file });
  }
  await looked.value.dispose();
  return ok(pictures);
}

async function exportTo(folder: string, open: OpenPack, args: Arguments, host: Host): Promise<Done> {
  const language = languageOf(args, open);
  const found = await unitsFor(folder, open, language);
  if (!found.ok) return refused(found.error);
  const units = found.value;
  const out = args.one('out') ?? '.';
  const kind = extname(out).toLowerCase();
  const files = ['.xlsx', '.xlf'].includes(kind)
    ? [out]
    : ['.xlsx', '.xlf'].map((ending) => join(out, `${open.pack.id}-${language}${ending}`));
  const taken = args.has('pictures') ? await takePictures(folder, open, units, host) : undefined;
  if (taken?.ok === false) return refused(taken.error);
  const xliff = files.find((file) => extname(file).toLowerCase() === '.xlf');
  const album = xliff === undefined ? undefined : `${xliff.slice(0, -'.xlf'.length)}.pictures`;
  if (album !== undefined && taken !== undefined) {
    await mkdir(album, { recursive: true });
    for (const { file, jpeg } of taken.value.values()) await writeFile(join(album, file), jpeg);
  }
  const named = [...(taken?.value ?? [])].map(
    ([place, each]) => [place, { ...each, file: `${basename(album ?? '')}/${each.file}` }] as const,
  );
  const pictures = taken === undefined ? undefined : new Map(named);
  const exchange = { packId: open.pack.id, source: open.source, language, units, pictures };
  for (const file of files)
    await writeFile(file, extname(file).toLowerCase() === '.xlsx' ? await writeXlsx(exchange) : writeXliff(exchange));
  const count = (status: string): number => units.filter((unit) => unit.status === status).length;
  const counts = { new: count('new'), changed: count('changed'), done: count('done') };
  return ok({
    message: `${files.join(', ')}: ${units.length} texts from ${open.source} into ${language}: ${counts.new} new, ${counts.changed} changed, ${counts.done} done.${pictures === undefined ? '' : ` ${pictures.size} of them have a picture of their screen.`}`,
    details: { files, language, ...counts, ...(pictures !== undefined && { pictures: pictures.size }) },
  });
}

async function readReturned(file: string): Promise<Result<Returned, Fault>> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined)
    return err({ code: 'IO', file, cause: 'the file cannot be read', remedy: 'check its name and place' });
  const read = file.toLowerCase().endsWith('.xlsx') ? await readXlsx(bytes) : await readXliff(bytes.toString('utf8'));
  return read.ok ? read : err({ code: 'SCHEMA', file, ...read.error });
}

const quote = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;

/** What deserves a look after an import, row by row. */
function warningsOf(file: string, { verdicts }: ImportReport): Fault[] {
  return verdicts.flatMap((verdict): Fault[] => {
    const warn = (code: string, place: string, cause: string, remedy: string): Fault[] => [
      { code, severity: 'warning', file, place, cause, remedy },
    ];
    switch (verdict.kind) {
      case 'conflict':
        return warn(
          'CONFLICT',
          `row ${verdict.row.row}, ${verdict.row.place}`,
          `the text was changed after the export to ${quote(verdict.unit.target)}, and the file says ${quote(verdict.row.target)}`,
          'it stays as it is in the pack; "--overwrite" takes what the file says',
        );
      case 'refused':
        return warn(
          'REFUSED',
          `row ${verdict.row.row}, ${verdict.row.place}`,
          verdict.cause,
          'correct the row and import again',
        );
      case 'taken':
        return verdict.stale
          ? warn(
              'STALE',
              verdict.unit.place,
              'the source was changed after the export',
              'it was taken; export again to see what is new',
            )
          : [];
      case 'same':
      case 'empty':
      case 'older':
        return [];
      default:
        return verdict satisfies never;
    }
  });
}

async function importFrom(folder: string, open: OpenPack, args: Arguments): Promise<Done> {
  const [, , file, extra] = args.positionals;
  if (file === undefined || extra !== undefined) throw new UsageError('Name one file: translate import DIR FILE');
  const returned = await readReturned(file);
  if (!returned.ok) return refused(returned.error);
  const language = args.one('lang') ?? returned.value.language;
  if (!languageSchema.safeParse(language).success || language === open.source)
    throw new UsageError(`Which language is it? "${language}" cannot be; say --lang`);
  const done = await importTranslation(folder, open, { ...returned.value, language }, args.has('overwrite'));
  if (!done.ok) return refused(done.error);
  const count = (kind: string): number => done.value.verdicts.filter((each) => each.kind === kind).length;
  const counts = {
    taken: count('taken'),
    same: count('same'),
    empty: count('empty'),
    kept: count('conflict') + count('older'),
    refused: count('refused'),
  };
  const added = done.value.addedLanguage ? ` ${language} is now one of the languages of pack.json.` : '';
  const kept = counts.kept > 0 ? `, ${counts.kept} kept as changed in the pack since` : '';
  const left = counts.empty > 0 ? `, ${counts.empty} left empty` : '';
  const wrong = counts.refused > 0 ? `, ${counts.refused} refused` : '';
  return ok({
    message: `${folder}/text/${language}.json: ${counts.taken} taken, ${counts.same} as they were${left}${kept}${wrong}.${added}`,
    details: { language, ...counts },
    warnings: warningsOf(file, done.value),
  });
}

async function accept(folder: string, open: OpenPack, args: Arguments): Promise<Done> {
  const language = languageOf(args, open);
  const done = await acceptTranslations(folder, open, language, args.positionals.slice(2));
  if (!done.ok) return refused(done.error);
  return ok({
    message: `${done.value} translations into ${language} are held to fit ${open.source} as it stands.`,
    details: { language, accepted: done.value },
  });
}

const actions: Readonly<
  Record<string, (folder: string, open: OpenPack, args: Arguments, host: Host) => Promise<Done>>
> = {
  export: exportTo,
  import: importFrom,
  accept,
};

/** `translate export|import|accept DIR`: a table for translators, and safely back. */
export const translate: Command = {
  name: 'translate',
  summary: 'Make a table and an XLIFF file for translators, merge what comes back, or accept what still fits.',
  usage:
    'translate export DIR --lang TAG [--out FILE|FOLDER] [--pictures] | import DIR FILE [--lang TAG] [--overwrite] | accept DIR --lang TAG [PLACE...]',
  flags: {
    lang: { takes: 'once', value: 'TAG', help: 'the language translated into; it need not be in the pack yet' },
    out: { takes: 'once', value: 'PATH', help: 'one .xlsx or .xlf file, or a folder for both; here when left out' },
    pictures: { takes: 'none', help: 'with a picture of the screen for each text, from the kiosk itself' },
    overwrite: { takes: 'none', help: 'take what the file says, even where the pack was changed after the export' },
  },
  async run(args, host) {
    const [name = '', folder] = args.positionals;
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (action === undefined || folder === undefined)
      throw new UsageError(
        'Name what to do and the pack folder: translate export DIR, translate import DIR FILE, translate accept DIR',
      );
    const open = await openForTranslation(folder);
    return open.ok ? action(folder, open.value, args, host) : refused(open.error);
  },
};

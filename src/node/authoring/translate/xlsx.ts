import { err, ok, type Result } from '../../../shared/errors.ts';
import type { Exchange, ExchangeFault, Returned, UnitPicture } from './exchange.ts';
import { ticketOf, type Unit } from './units.ts';

/** The columns, by the words in their heads: a translator may move or hide them. */
const heads = {
  place: 'Place',
  context: 'Where it stands',
  source: 'Source',
  target: 'Translation',
  limit: 'Most characters',
  status: 'Status',
  ticket: 'Do not change',
  picture: 'On the screen',
} as const;

/** Width of a picture in the table in pixels of a screen, and the points that its row is high for each of its own. */
const SHOWN_WIDTH = 180;
const POINTS_A_PIXEL = 0.75;
/** Spreadsheets end a row at 409 points. */
const HIGHEST_ROW = 400;

const GROUND = { new: '#fff3d6', changed: '#ffe1d6', done: '#ffffff' } as const;

const advice = [
  'Write in the column “Translation” only. Nothing else is read, but for “Status”.',
  'Status: “new” is not translated yet; “changed” means that the source has changed since; “done” is done.',
  'Where a text was “changed” and its translation still fits, write “done” into “Status”.',
  'What is longer than “Most characters” is refused when the table is read back.',
  'Packs carry plain text: no formatting, no “<” and “>”. Keep what stands in {{ }} as it is.',
  'Rows may be sorted, filtered or left out. A row left empty changes nothing.',
];

/** Writes the table of a translation. */
export async function writeXlsx({ packId, source, language, units, pictures }: Exchange): Promise<Buffer> {
  const { default: write } = await import('write-excel-file/node');
  const head = (value: string) => ({
    value,
    fontWeight: 'bold' as const,
    backgroundColor: '#1b4b66',
    textColor: '#ffffff',
  });
  const cell = { alignVertical: 'top' as const, wrap: true, type: String, format: '@' };
  const quiet = { ...cell, textColor: '#6b7680' };
  const { picture: pictureHead, ...plainHeads } = heads;
  const illustrated = pictures !== undefined && pictures.size > 0;
  const names = {
    ...plainHeads,
    ...(illustrated && { picture: pictureHead }),
    source: `${heads.source} (${source})`,
    target: `${heads.target} (${language})`,
  };
  const sizeOf = ({ width, height }: UnitPicture): { width: number; height: number } => {
    const scale = Math.min(SHOWN_WIDTH / width, HIGHEST_ROW / POINTS_A_PIXEL / height);
    return { width: Math.round(width * scale), height: Math.round(height * scale) };
  };
  const tall = (unit: Unit): { height?: number } => {
    const picture = pictures?.get(unit.place);
    return picture === undefined ? {} : { height: (sizeOf(picture).height + 8) * POINTS_A_PIXEL };
  };
  const rows = units.map((unit) => [
    { ...quiet, value: unit.place, ...tall(unit) },
    { ...quiet, value: unit.context },
    { ...cell, value: unit.source },
    { ...cell, ...(unit.target !== '' && { value: unit.target }), backgroundColor: GROUND[unit.status] },
    unit.limit === undefined ? null : { value: unit.limit, type: Number, alignVertical: 'top' as const },
    { ...cell, value: unit.status },
    { ...quiet, value: ticketOf(unit) },
  ]);
  return write([
    {
      sheet: `${packId.slice(0, 20)} ${language}`,
      data: [Object.values(names).map((name) => head(name)), ...rows],
      columns: [30, 44, 56, 56, 12, 11, 16, ...(illustrated ? [28] : [])].map((width) => ({ width })),
      images: units.flatMap((unit, at) => {
        const picture = pictures?.get(unit.place);
        if (picture === undefined) return [];
        const anchor = { row: at + 2, column: Object.keys(heads).length };
        const title = `Where “${unit.place}” stands`;
        return [
          {
            content: picture.jpeg,
            contentType: 'image/jpeg',
            ...sizeOf(picture),
            dpi: 96,
            anchor,
            offsetX: 4,
            offsetY: 4,
            title,
          },
        ];
      }),
      stickyRowsCount: 1,
    },
    { sheet: 'How to', data: advice.map((line) => [line]), columns: [{ width: 110 }] },
  ]).toBuffer();
}

const text = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';

/** Reads a table that came back, also as LibreOffice and other programs save it. */
export async function readXlsx(bytes: Buffer): Promise<Result<Returned, ExchangeFault>> {
  const { default: read } = await import('read-excel-file/node');
  let sheets;
  try {
    sheets = await read(bytes, { trim: false });
  } catch {
    return err({ cause: 'it is no XLSX table', remedy: 'save it as "Excel 2007–365 (.xlsx)"' });
  }
  for (const { data } of sheets) {
    const [first = [], ...rows] = data;
    const at = (head: string): number => first.findIndex((each) => text(each).startsWith(head));
    const columns = {
      place: at(heads.place),
      target: at(heads.target),
      status: at(heads.status),
      ticket: at(heads.ticket),
    };
    if (Object.values(columns).includes(-1)) continue;
    const language = /\((.+)\)/.exec(text(first[columns.target]))?.[1] ?? '';
    return ok({
      language,
      rows: rows.map((row, index) => ({
        row: index + 2,
        place: text(row[columns.place]).trim(),
        target: text(row[columns.target]),
        status: text(row[columns.status]).trim().toLowerCase(),
        ticket: text(row[columns.ticket]),
      })),
    });
  }
  const wanted = [heads.place, heads.target, heads.status, heads.ticket].map((head) => `"${head}"`).join(', ');
  return err({
    cause: `it has no sheet with the columns ${wanted}`,
    remedy: 'leave the first row as "export" wrote it',
  });
}

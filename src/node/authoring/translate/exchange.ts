import type { Unit } from './units.ts';

/** The screen on which a text stands, with a frame around the text. */
export interface UnitPicture {
  readonly jpeg: Buffer;
  readonly width: number;
  readonly height: number;
  /** Its file, beside the XLIFF. */
  readonly file: string;
}

/** What travels to a translator. */
export interface Exchange {
  readonly packId: string;
  readonly source: string;
  readonly language: string;
  readonly units: readonly Unit[];
  /** Pictures by the place of the text; what stands on no screen has none. */
  readonly pictures?: ReadonlyMap<string, UnitPicture> | undefined;
}

/** A row that came back, as it stands in the file; nothing of it has been checked. */
export interface ReturnedRow {
  /** The row of the table or the number of the unit, from 1 on, for messages. */
  readonly row: number;
  readonly place: string;
  readonly target: string;
  readonly status: string;
  readonly ticket: string;
}

/** A file that came back from a translator. */
export interface Returned {
  readonly language: string;
  readonly rows: readonly ReturnedRow[];
}

/** A file that cannot be read, in words for its sender. */
export interface ExchangeFault {
  readonly cause: string;
  readonly remedy: string;
}

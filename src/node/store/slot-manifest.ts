import type { Manifest, ManifestFile } from '../../shared/container/manifest.ts';

/**
 * The manifest of an installed pack. Its bytes are those that were signed and checked when it was installed; nothing
 * of them is checked again. A start needs a few of up to 5,000 files: `find` looks for those alone, and only who asks
 * for all of them waits until all of them are read.
 */
export class SlotManifest {
  readonly #bytes: Buffer;
  #manifest: Manifest | undefined;
  #files: ReadonlyMap<string, ManifestFile> | undefined;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get manifest(): Manifest {
    this.#manifest ??= JSON.parse(this.#bytes.toString('utf8')) as Manifest;
    return this.#manifest;
  }

  get files(): ReadonlyMap<string, ManifestFile> {
    this.#files ??= new Map(this.manifest.files.map((file) => [file.path, file]));
    return this.#files;
  }

  /** The file of that path; undefined where the pack has none. */
  find(path: string): ManifestFile | undefined {
    return this.#files === undefined ? (findInText(this.#bytes, path) ?? this.files.get(path)) : this.#files.get(path);
  }
}

/**
 * Finds the record of a file without parsing the others. The records of files are the innermost objects of a manifest,
 * and none of their strings can hold a brace: the braces around the path are those of its record, however the text is
 * laid out. A path that is written in another way, with escapes, is not found here.
 */
function findInText(bytes: Buffer, path: string): ManifestFile | undefined {
  const text = JSON.stringify(path);
  for (let at = bytes.indexOf(text); at !== -1; at = bytes.indexOf(text, at + 1)) {
    const file = parseRecord(bytes.toString('utf8', bytes.lastIndexOf('{', at), bytes.indexOf('}', at) + 1));
    if (file?.path === path && file.sha256 !== undefined) return file as ManifestFile;
  }
  return undefined;
}

/** The same name can stand elsewhere, as that of the entry: what lies between the braces is then no record. */
function parseRecord(text: string): Partial<ManifestFile> | undefined {
  try {
    return JSON.parse(text) as Partial<ManifestFile>;
  } catch {
    return undefined;
  }
}

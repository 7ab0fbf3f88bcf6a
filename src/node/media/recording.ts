/** Reads bytes of a file, fewer where it ends. */
export type ReadBytes = (at: number, length: number) => Promise<Buffer>;

/** What a film or a sound tells of itself, without decoding any of it. */
export interface Recording {
  readonly container: 'webm' | 'mp4' | 'ogg' | 'mp3';
  /** Names of its codecs, as the container writes them; empty where it does not. */
  readonly codecs: readonly string[];
  /** Its length; undefined where the container does not say. */
  readonly seconds: number | undefined;
  /** False where something is cut off or missing. */
  readonly whole: boolean;
}

import { createHash, type Hash } from 'node:crypto';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { ChannelContainer } from '../../shared/channel/channel-index.ts';
import { syncFolder } from '../store/disk.ts';

/** How many bytes of a part are read at once when it is taken up again. */
const READ_BYTES = 64 * 1024;

/** Where the container of that hash is put together, and where it is when it is whole. */
export function partPaths(folder: string, sha256: string) {
  return { part: join(folder, `${sha256}.part`), whole: join(folder, `${sha256}.kpack`) } as const;
}

/** The beginning of a container on its way: each piece that is complete is known to be what was signed. */
export class PartFile {
  readonly #handle: FileHandle;
  readonly #container: ChannelContainer;
  readonly #folder: string;
  #have = 0;
  #hash: Hash = createHash('sha256');

  private constructor(handle: FileHandle, container: ChannelContainer, folder: string) {
    this.#handle = handle;
    this.#container = container;
    this.#folder = folder;
  }

  /**
   * Takes up what an earlier look has left, as far as it is sound; the rest is cut off.
   *
   * @throws where the disk refuses.
   */
  static async open(folder: string, container: ChannelContainer): Promise<PartFile> {
    // Appending is never asked for: what is written goes where it belongs.
    const handle = await open(partPaths(folder, container.sha256).part, 'a+').then(async (made) => {
      await made.close();
      return open(partPaths(folder, container.sha256).part, 'r+');
    });
    const part = new PartFile(handle, container, folder);
    try {
      await part.#takeUp();
      return part;
    } catch (error) {
      await handle.close().catch(() => undefined);
      throw error;
    }
  }

  async #takeUp(): Promise<void> {
    const { size } = await this.#handle.stat();
    const most = Math.min(size, this.#container.size);
    const buffer = Buffer.alloc(READ_BYTES);
    while (this.#have < most) {
      const wanted = Math.min(buffer.length, most - this.#have, this.#leftOfPiece());
      const { bytesRead } = await this.#handle.read(buffer, 0, wanted, this.#have);
      if (bytesRead === 0 || !this.#count(buffer.subarray(0, bytesRead))) break;
    }
    await this.#handle.truncate(this.#have);
  }

  /** Bytes had so far. */
  get have(): number {
    return this.#have;
  }

  get isWhole(): boolean {
    return this.#have === this.#container.size;
  }

  /** The piece that is being put together. */
  get piece(): number {
    return Math.floor(this.#have / this.#container.pieceSize);
  }

  /** Where the piece ends that is being put together. */
  get pieceEnd(): number {
    const { pieceSize, size } = this.#container;
    return Math.min((this.piece + 1) * pieceSize, size);
  }

  #leftOfPiece(): number {
    return this.pieceEnd - this.#have;
  }

  /** Counts bytes that do not go beyond the piece; false where they complete one that is not what was signed. */
  #count(bytes: Uint8Array): boolean {
    const { piece, pieceEnd } = this;
    this.#hash.update(bytes);
    this.#have += bytes.length;
    if (this.#have < pieceEnd) return true;
    const sound = this.#hash.digest('hex') === this.#container.pieces[piece];
    this.#hash = createHash('sha256');
    if (!sound) this.#have = piece * this.#container.pieceSize;
    return sound;
  }

  /**
   * Adds what follows; never more than the container has. False where it completes a piece that is not what was signed:
   * the piece is forgotten, and what came behind it is not looked at.
   *
   * @throws where the disk refuses.
   */
  async add(bytes: Uint8Array): Promise<boolean> {
    for (let at = 0; at < bytes.length;) {
      const some = bytes.subarray(at, at + this.#leftOfPiece());
      await this.#write(some);
      at += some.length;
      if (!this.#count(some)) return false;
    }
    return true;
  }

  async #write(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;)
      at += (await this.#handle.write(bytes, at, bytes.length - at, this.#have + at)).bytesWritten;
  }

  /** Gives the whole container its name, durably. @throws where the disk refuses. */
  async finish(): Promise<string> {
    const { part, whole } = partPaths(this.#folder, this.#container.sha256);
    await this.#handle.truncate(this.#have);
    await this.#handle.sync();
    await rename(part, whole);
    await syncFolder(dirname(whole));
    return whole;
  }

  /** Closes the file; what is there stays for the next look. */
  async close(): Promise<void> {
    await this.#handle.truncate(this.#have).catch(() => undefined);
    await this.#handle.close().catch(() => undefined);
  }
}

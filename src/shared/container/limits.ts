const KIB = 1024;
const MIB = 1024 * KIB;

/** What a container may hold at most; sizes in bytes. A reader refuses more with LIMIT before it acts on any of it. */
export const limits = {
  manifestBytes: MIB,
  signatureBytes: 4 * KIB,
  rootBytes: 512_000,
  rotations: 256,
  keys: 64,
  signatures: 16,
  files: 5_000,
  fileBytes: 512 * MIB,
  /** Under 4 GiB, so that ZIP64 is never needed and any stick's file system can hold it. */
  containerBytes: 4096 * MIB - 1,
  /** pack.json and the words together: they are held in memory while they are checked. */
  jsonBytes: 4 * MIB,
  pictureSide: 8_192,
  picturePixels: 40_000_000,
  /** How far a sequence number may run ahead of the last one: a slip of the finger must not use up all numbers. */
  sequenceJump: 10_000,
} as const;

/** Free space wanted before an install: this many times the pack, and the reserve in bytes on top. */
export const spaceFactor = 1.1;
export const spaceReserve = 200 * MIB;

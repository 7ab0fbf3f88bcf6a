import {
  type ChannelContainer,
  type ChannelEntry,
  type ChannelIndex,
  INDEX_CONTEXT,
  indexLimits,
  indexSchema,
  type SignedIndex,
} from '../../shared/channel/channel-index.ts';
import { type SigningKey, signMessage } from '../container/keys.ts';
import type { Trust } from '../container/trust.ts';

/** Bytes of a piece of a container: at most 256 pieces, none smaller than 64 KiB. */
export function pieceSizeFor(size: number): ChannelContainer['pieceSize'] {
  const { pieceBytes, pieces } = indexLimits;
  return Math.max(1, Math.ceil(size / pieces / pieceBytes)) * pieceBytes;
}

/** Whether two entries are for other kiosks: then both stay. */
const audience = ({ packId, venues }: ChannelEntry): string =>
  JSON.stringify([packId, venues === 'any' ? venues : [...venues].sort()]);

/**
 * An index with one more entry, or with other terms for one that it has. Of what went before for the same kiosks, all
 * that are newer than the newest that every kiosk may take are kept, and that one: it is for those to whom no later
 * one is open yet.
 */
export function withEntry(entries: readonly ChannelEntry[], added: ChannelEntry): ChannelEntry[] {
  const same = entries.filter((each) => audience(each) === audience(added) && each.seq !== added.seq);
  const others = entries.filter((each) => audience(each) !== audience(added));
  const line = [...same, added].sort((a, b) => b.seq - a.seq);
  const open = line.findIndex(({ percent, notBefore }) => percent === 100 && notBefore === undefined);
  return [...others, ...(open === -1 ? line : line.slice(0, open + 1))];
}

/**
 * Signs an index. The same index and keys give the same bytes.
 *
 * @throws where the index is not of its form, which is a bug.
 */
export function formatIndex(index: ChannelIndex, keys: readonly SigningKey[], trust: Trust): Buffer {
  const text = `${JSON.stringify(indexSchema.parse(index), null, 1)}\n`;
  const message = Buffer.from(text);
  const signed: SignedIndex = {
    index: text,
    signatures: keys
      .map((key) => ({ key: key.id, signature: signMessage(key, INDEX_CONTEXT, message) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1)),
    roots: [...trust.chain],
  };
  return Buffer.from(`${JSON.stringify(signed, null, 1)}\n`);
}

import { openUnchecked } from '../../node/container/unchecked.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, onePositional, refused } from '../command.ts';

/** `inspect FILE`: shows what a container says of itself. */
export const inspect: Command = {
  name: 'inspect',
  summary: 'Show what a .kpack says of itself; nothing of it is checked against a key.',
  usage: 'inspect FILE',
  flags: {},
  async run(args, host) {
    const path = onePositional(args, 'container: inspect FILE');
    const opened = await openUnchecked(path);
    if (!opened.ok) return refused(opened.error);
    const { manifest, hash, signatures, roots, size } = opened.value;
    for (const file of manifest.files) host.print(`${file.size.toString().padStart(10)}  ${file.path}`);
    const message = [
      `${manifest.packId} ${manifest.version}, number ${manifest.seq}, created ${manifest.created}`,
      `venues: ${manifest.venues === 'any' ? 'any' : manifest.venues.join(', ')}; kiosk ${manifest.minApp} or newer`,
      `signed by: ${signatures.map(({ key }) => key.slice(0, 8)).join(', ') || 'nobody'}; roots: ${roots.join(', ')}`,
      `manifest: ${hash}`,
      'Not checked; "verify" does that.',
    ].join('\n');
    return ok({ message, details: { manifest, hash, size, signedBy: signatures.map(({ key }) => key), roots } });
  },
};

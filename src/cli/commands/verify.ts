import { openSource } from '../../node/container/source.ts';
import { openContainer, readFiles } from '../../node/container/verify.ts';
import { describeTrouble } from '../../shared/content/read-panels.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, onePositional, refused } from '../command.ts';
import { readTrust } from '../key-input.ts';

/** `verify FILE --trust ROOT`: checks a container to the last byte, as an installation does. */
export const verify: Command = {
  name: 'verify',
  summary: 'Check a .kpack to the last byte: signature, files, content.',
  usage: 'verify FILE --trust ROOT [--venue ID]',
  flags: {
    trust: { takes: 'once', value: 'ROOT', help: 'the trust file' },
    venue: { takes: 'once', value: 'ID', help: 'also check that it is for this venue' },
  },
  async run(args, host) {
    const path = onePositional(args, 'container: verify FILE --trust ROOT');
    const trust = await readTrust(args.must('trust'));
    if (!trust.ok) return refused(trust.error);
    const source = await openSource(path);
    if (!source.ok) return refused(source.error);
    try {
      const opened = await openContainer(source.value, trust.value);
      if (!opened.ok) return refused(opened.error);
      const { manifest, hash } = opened.value;
      const { packId, version, seq, venues, minApp } = manifest;
      // Where the kiosk stands is unknown here, so the number is measured by itself.
      const standing = { venue: args.one('venue'), appVersion: host.appVersion, shown: [], blocked: [] };
      const fits = await openContainer(source.value, trust.value, {
        ...standing,
        floor: { seq: seq - 1, hash: undefined },
      });
      if (!fits.ok) return refused(fits.error);
      const read = await readFiles(opened.value, undefined, host.progress);
      if (!read.ok) return refused(read.error);
      const sound = `${path}: sound. ${packId} ${version}, number ${seq}, for ${venues === 'any' ? 'any venue' : venues.join(', ')}`;
      const troubles = read.value.map(describeTrouble);
      return ok({
        message: [sound, ...troubles].join('\n'),
        details: { packId, version, seq, venues, minApp, hash, files: manifest.files.length, troubles },
      });
    } finally {
      await source.value.close();
    }
  },
};

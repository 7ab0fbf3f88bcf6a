import { openStore } from '../../node/store/store.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, onePositional, refused } from '../command.ts';
import { readTrust } from '../key-input.ts';

/** `install FILE --trust ROOT --data DIR`: installs into a kiosk's data folder; the kiosk tries it when it starts. */
export const install: Command = {
  name: 'install',
  summary: "Install a .kpack into a kiosk's data folder; the kiosk tries it when nobody visits.",
  usage: 'install FILE --trust ROOT --data DIR [--venue ID]',
  flags: {
    trust: { takes: 'once', value: 'ROOT', help: 'the trust file' },
    data: { takes: 'once', value: 'DIR', help: "the kiosk's data folder" },
    venue: { takes: 'once', value: 'ID', help: "the kiosk's venue; the one it last ran for when left out" },
  },
  async run(args, host) {
    const path = onePositional(args, 'container: install FILE --trust ROOT --data DIR');
    const data = args.must('data');
    const trust = await readTrust(args.must('trust'));
    if (!trust.ok) return refused(trust.error);
    const { store, repaired } = await openStore({
      data,
      factorySeq: 0,
      trust: trust.value,
      venue: args.one('venue'),
      appVersion: host.appVersion,
    });
    if (!repaired.ok) return refused(repaired.error);
    const installed = await store.install(path, { progress: host.progress });
    if (!installed.ok) return refused(installed.error);
    const { packId, version, seq } = installed.value;
    return ok({
      message: `${packId} ${version}, number ${seq}: installed, on trial`,
      details: { packId, version, seq },
    });
  },
};

import { readConfiguration } from '../../node/configuration/read-configuration.ts';
import { ok } from '../../shared/errors.ts';
import { type Command, onePositional } from '../command.ts';

/** Where the Debian package keeps the configuration of a machine. */
const INSTALLED = '/etc/sister-cities-kiosk/kiosk.json';

/** `check-config [FILE]`: says whether a kiosk would go by that configuration, and what is to be corrected. Changes nothing. */
export const checkConfig: Command = {
  name: 'check-config',
  summary: 'Say whether a configuration (kiosk.json) is sound, and what to correct; changes nothing.',
  usage: `check-config [FILE]     (${INSTALLED} where none is named)`,
  flags: {},
  async run(args) {
    const file = args.positionals.length === 0 ? INSTALLED : onePositional(args, 'file');
    const read = await readConfiguration(file, process.env);
    if (!read.ok) return read;
    const { channel, file: configuration } = read.value;
    const { metrics, kioskId } = configuration;
    return ok({
      message: `The configuration is sound: metrics ${metrics === undefined ? 'off' : 'on'}, channel ${channel?.baseUrl ?? 'off'}`,
      details: { file, kioskId, metrics, channel: channel && { ...channel, token: channel.token !== undefined } },
    });
  },
};

import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { readJson, Refusal } from './project.mjs';

/** @typedef {{ venue: string, windowed: boolean, pack: string | undefined, data: string | undefined, desk: string[], switches: string[] }} StartArguments */

const flagList =
  '--venue ID, --windowed, --pack DIR, --data DIR, --config FILE, --trust FILE, --stick DIR, --trial SECONDS, --preview DIR, --look FILE, and after a second -- switches for Electron';

const valued = new Set(['venue', 'pack', 'data', 'config', 'trust', 'stick', 'trial', 'preview', 'look']);

/**
 * Reads the command line of a start.
 *
 * @param {readonly string[]} args
 * @param {string} project The folder whose venues are the valid ones.
 * @returns {StartArguments}
 */
export function readStartArguments(args, project) {
  const border = args.indexOf('--');
  const own = border === -1 ? args : args.slice(0, border);
  const switches = border === -1 ? [] : args.slice(border + 1);
  const stray = switches.find((each) => !each.startsWith('-'));
  if (stray !== undefined)
    throw new Refusal(`"${stray}" is not a switch for Electron; write one as --name or --name=value.`, 2);
  /** @type {Record<string, string | undefined>} */
  const values = {};
  let windowed = false;
  for (let at = 0; at < own.length; at += 1) {
    const arg = /** @type {string} */ (own[at]);
    const [, flag, given] = /^--([a-z]+)(?:=(.*))?$/.exec(arg) ?? [];
    if (flag === 'windowed' && given === undefined) {
      windowed = true;
    } else if (flag !== undefined && valued.has(flag)) {
      const next = own[at + 1];
      const value = given ?? (next?.startsWith('-') ? undefined : next);
      if (!value) throw new Refusal(`--${flag} lacks its value; the valid flags are ${flagList}.`, 2);
      if (given === undefined) at += 1;
      values[flag] = value;
    } else {
      throw new Refusal(`There is no flag "${arg}"; the valid flags are ${flagList}.`, 2);
    }
  }
  return {
    venue: chooseVenue(values['venue'], project),
    windowed,
    pack: absolute(values['pack']),
    data: absolute(values['data']),
    desk: ['config', 'trust', 'stick', 'trial', 'preview', 'look'].flatMap((flag) => {
      const value = flag === 'trial' ? values[flag] : absolute(values[flag]);
      return value === undefined ? [] : [`--${flag}=${value}`];
    }),
    switches,
  };
}

/** @param {string | undefined} path As the person wrote it, seen from where npm was called. */
function absolute(path) {
  return path === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

/**
 * @param {string | undefined} asked
 * @param {string} project
 */
function chooseVenue(asked, project) {
  const folder = join(project, 'assets', 'venues');
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted();
  const venues = files.map((file) => readJson(join(folder, file)) ?? {});
  const venue = venues.find((each) => (asked === undefined ? each.default === true : each.id === asked));
  if (venue !== undefined) return /** @type {string} */ (venue.id);
  const ids = venues.map((each) => each.id).join(', ');
  if (asked === undefined) throw new Refusal(`No venue is the default one; name one with --venue: ${ids}.`, 2);
  throw new Refusal(`There is no venue "${asked}"; the valid ones are ${ids}.`, 2);
}

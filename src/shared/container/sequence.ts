import { limits } from './limits.ts';
import type { Manifest } from './manifest.ts';
import { type Refusal, refuse } from './refusal.ts';
import { compareVersions } from './versions.ts';

/** A pack by what tells it from every other: its sequence number and the SHA-256 of its manifest. */
export interface PackMark {
  readonly seq: number;
  readonly hash: string;
}

/** Where a kiosk stands, as far as a new pack must fit it. What is undefined is not checked. */
export interface Standing {
  readonly venue?: string | undefined;
  readonly appVersion?: string | undefined;
  /** The highest pack committed so far, or a bare number where the application brought it along. */
  readonly floor: { readonly seq: number; readonly hash: string | undefined };
  /** What is shown, and what is on trial. */
  readonly shown: readonly PackMark[];
  /** Manifest hashes of packs that failed their trial here. */
  readonly blocked: readonly string[];
}

const file = 'manifest.json';

/**
 * Decides whether a pack may be installed where a kiosk stands: VENUE, APPVERSION, BLOCKED, NOOP, EQUIVOCATE,
 * ROLLBACK or JUMP, or undefined where it may. A pack of the floor itself may come back after a rollback.
 */
export function standingFault(manifest: Manifest, hash: string, standing: Standing): Refusal | undefined {
  const { seq, venues, minApp } = manifest;
  const { venue, appVersion, floor, shown, blocked } = standing;
  if (venue !== undefined && venues !== 'any' && !venues.includes(venue))
    return refuse('VENUE', `the pack is for ${venues.join(', ')}, and this is ${venue}`, 'use the pack of this venue', {
      file,
      place: 'venues',
    }).error;
  if (appVersion !== undefined && compareVersions(appVersion, minApp) < 0)
    return refuse('APPVERSION', `the pack needs kiosk ${minApp}, this one is ${appVersion}`, 'update the kiosk first', {
      file,
      place: 'minApp',
    }).error;
  if (shown.some((mark) => mark.hash === hash))
    return refuse('NOOP', 'this pack is installed already', 'nothing has to be done').error;
  if (blocked.includes(hash))
    return refuse('BLOCKED', 'this pack failed on this kiosk before', 'ask for a corrected pack').error;
  const place = 'seq';
  const twin = [...shown, floor].find((mark) => mark.seq === seq && mark.hash !== undefined);
  if (twin !== undefined && twin.hash !== hash)
    return refuse('EQUIVOCATE', `another pack has the sequence number ${seq}`, 'build the pack with a higher number', {
      file,
      place,
    }).error;
  if (seq < floor.seq || (seq === floor.seq && floor.hash === undefined))
    return refuse('ROLLBACK', `the pack has sequence number ${seq}, and ${floor.seq} was here`, 'use a newer pack', {
      file,
      place,
    }).error;
  if (seq > floor.seq + limits.sequenceJump)
    return refuse(
      'JUMP',
      `the sequence number ${seq} is more than ${limits.sequenceJump} ahead of ${floor.seq}`,
      'build the pack with a lower number',
      { file, place },
    ).error;
  return undefined;
}

import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

import { thirdPartyNotices } from './notices.mjs';

/** The first major version of Electron that can be told not to treat file: addresses as special. */
const FILE_PROTOCOL_FUSE_SINCE = 29;

/**
 * What electron-builder calls for every package, whatever its kind, before it sets the fuses of electron-builder.yml
 * and signs: brings the notices, and sets the fuse that would end the build on an Electron too old to have it.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, packager, electronPlatformName }) {
  // An Electron from the npm registry brings a stand-in for the default application, which the fuses shut out anyway.
  rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
  writeFileSync(join(appOutDir, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices());
  if (Number(packager.config.electronVersion?.split('.')[0] ?? Infinity) < FILE_PROTOCOL_FUSE_SINCE) return;
  const executable =
    electronPlatformName === 'win32' ? `${packager.appInfo.productFilename}.exe` : packager.appInfo.name;
  await flipFuses(join(appOutDir, executable), {
    version: FuseVersion.V1,
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
}

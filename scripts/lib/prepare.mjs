import { join } from 'node:path';

import { ensureBuild } from './build.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { projectFolder, toolEnvironment } from './project.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';
import { ensureUnpacked } from './unpacked-programs.mjs';

/**
 * Makes a fresh clone ready to run; where everything is there it only looks, which takes a fraction of a second.
 *
 * @param {object} needs
 * @param {boolean} [needs.electron] An Electron, and the libraries it loads.
 * @param {boolean} [needs.xvfb] The program that makes virtual displays.
 * @param {boolean} [needs.chromium] What the tests drive besides Electron.
 * @param {boolean} [needs.build] The application, built from the sources as they are.
 */
export function prepare({ electron = false, xvfb = electron, chromium = false, build = false }) {
  return withSetupLock(async () => {
    await ensureNpmPackages();
    if (electron)
      await ensureSystemLibraries([
        ...(xvfb ? ['xvfb', 'xauth'] : []),
        ...(chromium
          ? [
              'chromium',
              'strace',
              'xdotool',
              'e2fsprogs',
              'zbar-tools',
              'libreoffice-calc-nogui',
              'shellcheck',
              'systemd',
              'nginx-light',
              'openssl',
            ]
          : []),
      ]);
    if (chromium) await ensureUnpacked('prometheus', ['prometheus', 'promtool']);
    const executable = electron ? await ensureElectron() : '';
    if (build) await ensureBuild();
    return {
      project: projectFolder,
      /** The project's own Node. */
      node: join(projectFolder, 'node_modules', '.bin', 'node'),
      electron: executable,
      /** For the project's own tools; the tests find Electron in KIOSK_ELECTRON. */
      environment: { ...toolEnvironment(), KIOSK_ELECTRON: executable },
    };
  });
}

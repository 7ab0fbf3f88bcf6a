import { ensureBuild } from './build.mjs';
import { hasDisplay } from './display.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureNpmPackages } from './npm-packages.mjs';
import { withSetupLock } from './setup-lock.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

export { ensureElectron, ensureNpmPackages, ensureSystemLibraries };

/**
 * Makes a fresh clone ready to run; where everything is there it only looks, which takes a fraction of a second.
 *
 * @param {{ tests?: boolean, build?: boolean }} [needs] What is needed besides Electron: the programs of the tests, a build.
 * @returns {Promise<string>} Electron's executable.
 */
export function prepare({ tests = false, build = false } = {}) {
  return withSetupLock(async () => {
    await ensureNpmPackages();
    await ensureSystemLibraries({ display: !hasDisplay(), tests });
    const electron = await ensureElectron();
    if (build) await ensureBuild();
    return electron;
  });
}

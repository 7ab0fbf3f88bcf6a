import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { build, type Plugin } from 'vite';

import { noticesPlugin } from './scripts/lib/notices-plugin.ts';

import { preparePack } from './src/main/packs/prepared-pack.ts';

const root = import.meta.dirname;

// Main and preload are CommonJS for Node 18, the renderer is for Chromium 114: the oldest Electron that must run this is 25.
const commonJs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' } as const;

/** Has the page ask for its fonts together with its script: the first screen waits for all of them (app/load-fonts.ts). */
const preloadFonts: Plugin = {
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => file.endsWith('.woff2'))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        })),
  },
};

/** Reads and checks the bundled packs now, so that no start has to; src/main/packs/prepared-pack.ts. */
const preparePacks: Plugin = {
  name: 'prepare-packs',
  async generateBundle() {
    const packs = resolve(root, 'assets/packs');
    for (const id of readdirSync(packs)) {
      const source = await preparePack(join(packs, id));
      if (source === undefined) this.warn(`The pack ${id} is not sound; starts will read it whole.`);
      else this.emitFile({ type: 'asset', fileName: `prepared/${id}.json`, source });
    }
  },
};

/** Panel types whose views are files of their own, and what only they stand on. */
const ofPanels =
  /\/features\/panel\/(comparison|gallery|map|media|quiz|simulation|timeline|zoom)\/|\/shared\/models\/|\/app\/(preview\.|look\/)/;

/**
 * Builds the console of the staff beside the exhibit, into a folder of its own: the two pages share sources and no file,
 * so that nothing of the one can be fetched by the other.
 */
const consolePage: Plugin = {
  name: 'console-page',
  async closeBundle() {
    await build({
      configFile: false,
      logLevel: 'warn',
      root: resolve(root, 'src/renderer/staff'),
      base: './',
      publicDir: false,
      plugins: [react(), notices('staff')],
      build: {
        outDir: resolve(root, 'out/staff'),
        emptyOutDir: true,
        target: 'chrome114',
        minify: true,
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
      },
    });
  },
};
const notices = (part: string): Plugin => noticesPlugin(resolve(root, `out/notices/${part}.json`));

export default defineConfig({
  main: {
    plugins: [preparePacks, notices('main')],
    build: {
      outDir: 'out/main',
      minify: true,
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        // Only those who make packs have these, and only from the sources.
        external: ['sharp', /^(write|read)-excel-file(\/|$)/, 'fast-xml-parser'],
        input: {
          index: resolve(root, 'src/entry/index.ts'),
          'pack-tools': resolve(root, 'src/cli/packaged.ts'),
          background: resolve(root, 'src/main/background/worker.ts'),
        },
        output: commonJs,
      },
    },
  },
  preload: {
    plugins: [notices('preload')],
    build: {
      outDir: 'out/preload',
      minify: true,
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          lock: resolve(root, 'src/preload/lock.ts'),
          index: resolve(root, 'src/preload/index.ts'),
          staff: resolve(root, 'src/preload/staff.ts'),
        },
        output: commonJs,
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    publicDir: resolve(root, 'src/renderer/public'),
    plugins: [react(), preloadFonts, consolePage, notices('renderer')],
    build: {
      outDir: resolve(root, 'out/renderer'),
      target: 'chrome114',
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: { index: resolve(root, 'src/renderer/index.html') },
        // The first screen is one file and not a dozen: each is a question to the main process, which is busy then.
        output: { codeSplitting: { groups: [{ name: 'page', test: (id) => !ofPanels.test(id) }] } },
      },
    },
  },
});

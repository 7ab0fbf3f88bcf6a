import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const renderer = resolve(import.meta.dirname, '../../src/renderer');

/** Builds the gallery apart from the kiosk, so that nothing of it is ever shipped. */
export default defineConfig({
  root: renderer,
  base: './',
  publicDir: false,
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: resolve(import.meta.dirname, '../../shots/gallery/page'),
    emptyOutDir: true,
    target: 'chrome114',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { gallery: resolve(renderer, 'gallery/index.html') } },
  },
});

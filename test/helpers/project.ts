import { resolve } from 'node:path';

/** The project's folder. */
export const project = resolve(import.meta.dirname, '../..');

/** The folder that Electron is given: a readable copy where its user may not enter the project's. */
export const application = process.env['KIOSK_APP'] ?? project;

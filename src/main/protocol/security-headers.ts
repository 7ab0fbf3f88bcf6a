import { PACK_SCHEME } from './addresses.ts';

/** What the page may do: run its own script, show its own styles, fonts and pictures and those of the pack, no more. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  `img-src 'self' ${PACK_SCHEME}:`,
  `media-src ${PACK_SCHEME}:`,
  `connect-src ${PACK_SCHEME}:`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  // No printing, no dialogs, no windows, no forms, no downloads, no lock on pointer or orientation. Chromium warns of
  // frames with these two words; of a page at the top they take nothing back, for nothing is above it.
  'sandbox allow-scripts allow-same-origin',
].join('; ');

/** Headers of every answer of the application's own scheme. */
export const appHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
};

/** Headers of every pack file: as a document it could run nothing and ask for nothing. */
export const packHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'access-control-allow-origin': 'app://kiosk',
  'cross-origin-resource-policy': 'cross-origin',
};

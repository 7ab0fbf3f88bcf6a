import { createHash } from 'node:crypto';

import stillHtml from './still.html?raw';

const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(stillHtml) ?? [];

/** What the still screen may do: show its own style and its own fonts. */
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  'font-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The still screen, in four languages: built into the program, it needs no pack, no file and no script. */
export function stillPage(): Response {
  return new Response(stillHtml, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
  });
}

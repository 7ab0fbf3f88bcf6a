/** Media types that a pack may carry, by file ending. No HTML, no scripts, no style sheets: a pack is content. */
const types: Readonly<Record<string, string>> = {
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  ogg: 'audio/ogg',
  vtt: 'text/vtt',
};

/** The media type of a file in a pack by its ending, or undefined where packs do not carry such files. */
export function packMediaType(path: string): string | undefined {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  return Object.hasOwn(types, ending) ? types[ending] : undefined;
}

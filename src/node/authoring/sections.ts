import type { Fault } from '../../shared/errors.ts';

const FORMAT = 'docs/pack-format.md';

/** Where the rule behind a finding is explained. */
export function sectionFor({ code, file = '', place = '' }: Fault): string {
  if (code === 'STALE' || code === 'UNTRANSLATED' || code === 'FIGURE') return `${FORMAT}#translations`;
  if (code === 'OVERFLOW') return `${FORMAT}#what-has-no-room`;
  if (code === 'READING') return `${FORMAT}#how-much-a-visitor-reads`;
  if (code === 'NARRATION' || file.startsWith('narration/')) return `${FORMAT}#words-read-aloud`;
  if (/\.(vtt|webm|mp4|ogg|mp3)$/.test(file)) return `${FORMAT}#films-sounds-and-captions`;
  if (code === 'PICTURE' || file.startsWith('media/')) return `${FORMAT}#pictures`;
  if (file.startsWith('data/')) return `${FORMAT}#map-data`;
  if (file.startsWith('text/')) return `${FORMAT}#textlanguagejson`;
  if (/^(topics\[\d+\]\.)?panels?\b/.test(place)) return `${FORMAT}#panels`;
  if (file === 'pack.json') return `${FORMAT}#packjson`;
  return FORMAT;
}

/** What stands under the picture between two moments, in seconds. */
export interface Cue {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Something in a captions file that is not as it should be; lines count from 1. */
export interface CaptionFault {
  readonly line: number;
  readonly cause: string;
  readonly remedy: string;
}

/** Most characters that a caption may have: two or three lines in type that is read from two metres. */
export const MAX_CUE_LENGTH = 110;

const TIME = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

function secondsOf(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, hours = '0', minutes, seconds, thousandths] = match;
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) + Number(thousandths) / 1000;
}

const withoutMarkup = (text: string): string => text.replace(/<[^>]*>/g, '');
const withoutEntities = (text: string): string =>
  text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

interface Line {
  readonly number: number;
  readonly text: string;
}

/** The blocks of a file: lines between empty ones. */
function blocksOf(text: string): Line[][] {
  const blocks: Line[][] = [[]];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line === '') blocks.push([]);
    else blocks.at(-1)?.push({ number: index + 1, text: line });
  }
  return blocks.filter((block) => block.length > 0);
}

function readTiming({ number, text }: Line): { start: number; end: number } | CaptionFault {
  const [from = '', rest = ''] = text.split('-->');
  const start = secondsOf(from.trim());
  // What follows the second time are settings of place; the kiosk has its own place for captions.
  const end = secondsOf(rest.trim().split(/\s/)[0] ?? '');
  if (start === undefined || end === undefined)
    return {
      line: number,
      cause: `"${text}" is no pair of times`,
      remedy: 'write them like 00:01.500 --> 00:04.000',
    };
  if (end <= start) return { line: number, cause: 'it ends before it begins', remedy: 'correct one of the times' };
  return { start, end };
}

/**
 * Reads a WebVTT file (https://www.w3.org/TR/webvtt1/) as far as packs use it: a head, notes, and captions of plain text
 * with or without names. What cannot be understood is left out, as a browser does, and told with its line.
 */
export function parseCaptions(file: string): {
  readonly cues: readonly Cue[];
  readonly faults: readonly CaptionFault[];
} {
  const cues: Cue[] = [];
  const faults: CaptionFault[] = [];
  const [head, ...blocks] = blocksOf(file.replace(/^\uFEFF/, ''));
  if (head === undefined || head[0]?.number !== 1 || !/^WEBVTT([ \t].*)?$/.test(head[0].text))
    return {
      cues,
      faults: [{ line: 1, cause: 'the file does not begin with WEBVTT', remedy: 'write WEBVTT in the first line' }],
    };
  for (const block of [...(head.length > 1 ? [head.slice(1)] : []), ...blocks]) {
    const [first] = block;
    if (first === undefined || /^NOTE([ \t]|$)/.test(first.text)) continue;
    if (/^(STYLE|REGION)\s*$/.test(first.text)) {
      faults.push({
        line: first.number,
        cause: 'captions look as the kiosk has them look',
        remedy: 'take styles and regions out',
      });
      continue;
    }
    const at = block.slice(0, 2).findIndex((line) => line.text.includes('-->'));
    const timingLine = block[at];
    if (timingLine === undefined) {
      faults.push({
        line: first.number,
        cause: 'a caption without its times',
        remedy: 'write two times above it, like 00:01.500 --> 00:04.000',
      });
      continue;
    }
    const timing = readTiming(timingLine);
    if ('cause' in timing) {
      faults.push(timing);
      continue;
    }
    const words = block.slice(at + 1);
    const raw = words.map((line) => line.text.trim()).join('\n');
    const text = withoutEntities(withoutMarkup(raw)).trim();
    if (withoutMarkup(raw) !== raw)
      faults.push({
        line: words[0]?.number ?? timingLine.number,
        cause: 'packs carry plain text',
        remedy: 'remove what stands between "<" and ">"',
      });
    if (text === '') {
      faults.push({ line: timingLine.number, cause: 'a caption without words', remedy: 'write some or remove it' });
      continue;
    }
    if (text.length > MAX_CUE_LENGTH)
      faults.push({
        line: words[0]?.number ?? timingLine.number,
        cause: `expected at most ${MAX_CUE_LENGTH} characters, got ${text.length}`,
        remedy: 'make two captions of it',
      });
    const before = cues.at(-1);
    if (before !== undefined && timing.start < before.end)
      faults.push({
        line: timingLine.number,
        cause:
          timing.start < before.start
            ? 'it begins before the caption above'
            : 'it begins before the one above has ended',
        remedy: 'put captions in order of time, one after the other',
      });
    cues.push({ ...timing, text });
  }
  return { cues: cues.sort((a, b) => a.start - b.start), faults };
}

/** The caption at a moment, in seconds; of two at once the later one. Undefined where nothing is said. */
export function cueAt(cues: readonly Cue[], seconds: number): Cue | undefined {
  for (let at = cues.length - 1; at >= 0; at -= 1) {
    const cue = cues[at];
    if (cue !== undefined && cue.start <= seconds && seconds < cue.end) return cue;
  }
  return undefined;
}

import { spawnSync } from 'node:child_process';

/** Modifiers of a keyboard, by the names of X. */
const modifiers = ['ctrl', 'alt', 'shift', 'super'] as const;

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'.split('');
const signs = [
  'minus equal plus bracketleft bracketright semicolon apostrophe comma period slash backslash grave space less',
  'Escape Tab ISO_Left_Tab Return KP_Enter BackSpace Delete Insert Home End Prior Next Up Down Left Right',
  'Menu Print Sys_Req Pause Scroll_Lock Help Undo Redo Find Cancel Execute Select Clear',
  'KP_Add KP_Subtract KP_Multiply KP_Divide KP_0 KP_1 KP_5 KP_Decimal',
  'XF86Back XF86Forward XF86Refresh XF86Reload XF86Stop XF86Search XF86HomePage XF86Favorites XF86Close XF86Open',
  'XF86Save XF86New XF86Copy XF86Cut XF86Paste XF86Tools XF86Calculator XF86Mail XF86WWW XF86Explorer',
  'XF86ZoomIn XF86ZoomOut XF86ScrollUp XF86ScrollDown XF86Eject XF86AudioPlay XF86AudioNext',
].flatMap((line) => line.split(' '));
const functions = Array.from({ length: 24 }, (_, at) => `F${at + 1}`);

/** Every key with every set of modifiers, as xdotool names them. */
export function allChords(): string[] {
  const sets = Array.from({ length: 2 ** modifiers.length }, (_, bits) =>
    modifiers.filter((_each, at) => ((bits >> at) & 1) === 1),
  );
  return sets.flatMap((set) => [...letters, ...signs, ...functions].map((key) => [...set, key].join('+')));
}

/** Presses keys as a keyboard that is plugged in would: the server of the screen gets them, and its focus decides. */
export function pressReally(display: string, chords: readonly string[]): void {
  const { status, stderr } = spawnSync(
    'xdotool',
    chords.flatMap((chord) => ['key', '--delay', '1', chord]),
    {
      env: { ...process.env, DISPLAY: display },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`xdotool failed: ${stderr}`);
}

/** Windows that can be seen on a screen, and where they are. */
export function visibleWindows(display: string): string[] {
  const ask = (...args: string[]): string =>
    spawnSync('xdotool', args, { env: { ...process.env, DISPLAY: display }, encoding: 'utf8' }).stdout.trim();
  return ask('search', '--onlyvisible', '--maxdepth', '1', '--name', '.+')
    .split('\n')
    .filter(Boolean)
    .map((id) => ask('getwindowgeometry', '--shell', id).replaceAll('\n', ' '));
}

/** Keys of a keyboard by their numbers, as X counts them; below these there are none. */
const CODES = { first: 10, last: 255 };
/** Modifiers, held down by their names and not pressed by the way. */
const HELD = new Set([37, 50, 62, 64, 66, 77, 92, 105, 108, 133, 134, 203, 204, 205, 206, 207]);
/**
 * Keys that mean something to the page: Tab, Enter, Space, F1 and F10 (with Shift, like Menu, the press of a right
 * button), Linefeed, the arrows and their neighbours, also those of the keypad.
 */
const MEANT = new Set([
  23, 36, 65, 67, 76, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 104, 109, 110, 111, 112, 113, 114, 115, 116,
  117, 135,
]);
const codes = Array.from({ length: CODES.last - CODES.first + 1 }, (_, at) => CODES.first + at);

/** Every key of a keyboard, by number: those that mean nothing to the page, those that do, and the modifiers. */
export const keyboard = {
  meaningless: codes.filter((code) => !HELD.has(code) && !MEANT.has(code)).map(String),
  meant: ['Escape', ...[...MEANT].map(String)],
  // Twice, so that none stays on.
  modifiers: [...HELD].flatMap((code) => [String(code), String(code)]),
};

/** Every set of modifiers, the third level of a keyboard among them. */
export const modifierSets: readonly (readonly string[])[] = Array.from({ length: 32 }, (_, bits) =>
  [...modifiers, 'ISO_Level3_Shift'].filter((_each, at) => ((bits >> at) & 1) === 1),
);

/** What tells xdotool to press keys one after another while others are held. */
export const holding = (held: readonly string[], keys: readonly string[]): string[] => [
  ...held.flatMap((key) => ['keydown', key]),
  'key',
  '--delay',
  '0',
  ...keys,
  ...held.toReversed().flatMap((key) => ['keyup', key]),
];

/** A file that must be refused, and by whom. */
export interface BadSnippet {
  readonly file: string;
  readonly code: string;
  /** The linter's rule, and a piece of the text that says what to do instead. */
  readonly lint?: readonly [rule: string, advice?: string];
  /** The compiler's error code. */
  readonly types?: string;
}

const imports = 'eslint(no-restricted-imports)';
const globals = 'eslint(no-restricted-globals)';

function bad(file: string, code: string, lint?: BadSnippet['lint'], types?: string): BadSnippet {
  return { file, code: `${code}\n`, ...(lint && { lint }), ...(types && { types }) };
}

const electron = "export { app } from 'electron';";
const electronType = "export type { App } from 'electron';";
const page = '../../renderer/features/item/item.ts';

const acrossLayers: readonly BadSnippet[] = [
  bad('src/shared/bad/electron.ts', electron, [imports, 'src/shared is pure']),
  bad('src/shared/bad/electron-type.ts', electronType, [imports, 'src/shared is pure']),
  bad('src/shared/bad/electron-sub.ts', "export { app } from 'electron/main';", [imports, 'src/shared is pure']),
  bad('src/shared/bad/file.ts', "export { readFile } from 'node:fs';", [imports, 'src/shared is pure']),
  bad('src/shared/bad/package.ts', "export { createStore } from 'zustand';", [imports, 'zod and nothing else']),
  bad('src/shared/bad/node.ts', "export * from '../../node/pack/read.ts';", [imports, 'no other layer'], 'TS6307'),
  bad('src/node/bad/electron.ts', electron, [imports, 'where there is no Electron']),
  bad(
    'src/node/bad/main.ts',
    "export * from '../../main/health/log.ts';",
    [imports, 'knows only src/shared'],
    'TS6307',
  ),
  bad('src/main/bad/page.ts', `export * from '${page}';`, [imports, 'contract.ts'], 'TS6307'),
  bad('src/main/bad/ipc-main.ts', "export { ipcMain } from 'electron';", [imports, 'through handle()']),
  bad('src/main/ipc/other.ts', "import * as e from 'electron';\nexport const i = e.ipcMain;", [
    imports,
    'through handle()',
  ]),
  bad('src/main/bad/sub.ts', "export { ipcMain } from 'electron/main';", [imports, "Import from 'electron'"]),
  bad('src/main/bad/ipc-renderer.ts', "export { ipcRenderer } from 'electron';", [imports, 'by name']),
  bad('src/preload/bad/app.ts', electron, [imports, 'contextBridge and ipcRenderer']),
  bad('src/preload/bad/file.ts', "export { readFile } from 'node:fs';", [imports, 'sandboxed']),
  bad('src/preload/bad/value.ts', "export { nameSchema } from '../../shared/ipc/contract.ts';", [
    imports,
    'import type',
  ]),
  bad('src/node/bad/package.ts', "export { createRoot } from 'react-dom/client';", [imports, 'Node and zod']),
  bad('src/main/bad/package.ts', "export { createRoot } from 'react-dom/client';", [imports, 'Electron, Node and zod']),
  bad('src/preload/bad/package.ts', "export { createRoot } from 'react-dom/client';", [imports, 'carries no package']),
  bad('src/cli/bad/electron.ts', electronType, [imports, 'without Electron']),
  bad('src/cli/bad/main.ts', "export * from '../../main/health/log.ts';", [imports, 'src/node'], 'TS6307'),
  bad('src/entry/bad/window.ts', "export { BrowserWindow } from 'electron';", [imports, 'everything else in src/main']),
  bad('src/entry/bad/node.ts', "export { readName } from '../../node/pack/read.ts';", [imports, 'only picks']),
  bad('src/main/bad/entry.ts', "export * from '../../entry/index.ts';", [imports, 'contract.ts'], 'TS6307'),
  bad('src/cli/bad/entry.ts', "export * from '../../entry/index.ts';", [imports, 'src/node'], 'TS6307'),
  bad('src/cli/bad/package.ts', "export { createRoot } from 'react-dom/client';", [imports, 'starts without a build']),
];

const intoTest = (up: string): string => `export { fakeApi } from '${up}test/helpers/fake.ts';`;
const testIsALeaf: readonly BadSnippet[] = ['shared', 'node', 'main', 'preload', 'renderer', 'cli', 'entry'].map(
  (layer) => bad(`src/${layer}/bad/test.ts`, intoTest('../../../'), [imports], 'TS6307'),
);

// What no part of the page may do. `up` leads from the folder to src/renderer.
const everywhereInTheRenderer = [
  ['app', '../'],
  ['features/item', '../../'],
  ['features/item/a', '../../../'],
  ['features/item/a/b', '../../../../'],
  ['state', '../'],
  ['ui', '../'],
  ['i18n', '../'],
  ['elsewhere', '../'],
  ['.', './'],
].flatMap(([folder = '', up = '']): readonly BadSnippet[] => {
  const at = (name: string): string => `src/renderer/${folder}/${name}.ts`.replace('/./', '/');
  return [
    bad(at('x-electron'), electronType, [imports, 'no Node and no Electron']),
    bad(at('x-file'), "export { readFile } from 'node:fs';", [imports, 'no Node and no Electron']),
    bad(
      at('x-main'),
      `export { log } from '${up}../main/health/log.ts';`.replace('/./', '/').replace("'./../", "'../"),
      [imports, 'only through src/renderer/bridge.ts'],
    ),
    bad(at('x-package'), "export { z } from 'zod';", [imports, 'React, zustand and i18next']),
  ];
});

const everywhereInAFeature = [
  ['item', '../../'],
  ['item/a', '../../../'],
  ['item/a/b', '../../../../'],
].flatMap(([folder = '', up = '']): readonly BadSnippet[] => {
  const at = (name: string): string => `src/renderer/features/${folder}/${name}.ts`;
  return [
    bad(at('x-other'), `export { caption } from '${up.slice(3)}browse/caption.ts';`, [imports, 'another feature']),
    bad(at('x-around'), `export { caption } from '${up}features/browse/caption.ts';`, [imports, 'another feature']),
    bad(at('x-app'), `export * from '${up}app/app.tsx';`, [imports, 'the app around it']),
    bad(at('x-bridge'), `export { bridge } from '${up}bridge.ts';`, [imports, 'add an action to a store']),
  ];
});

const desk = 'src/renderer/staff';
const theConsole: readonly BadSnippet[] = [
  ...['app/app.tsx', 'features/item/item.ts', 'state/visit.ts'].map((file) =>
    bad(`${desk}/bad-${file.split('/')[0] ?? ''}.ts`, `export * from '../${file}';`, [imports, 'a page of its own']),
  ),
  bad(`${desk}/door/deep.ts`, "export * from '../../state/visit.ts';", [imports, 'a page of its own']),
  bad(`${desk}/bad-bridge.ts`, "export { bridge } from '../bridge.ts';", [imports, 'asks through']),
  bad(`${desk}/bad-package.ts`, "export { z } from 'zod';", [imports, 'React, zustand and i18next']),
  bad(`${desk}/bad-main.ts`, "export { log } from '../../main/health/log.ts';", [imports, 'ask.ts']),
  bad('src/renderer/app/bad-console.ts', "export * from '../staff/desk.ts';", [imports, 'Nothing of the console']),
  bad('src/renderer/app/bad-words.ts', "export * from '../i18n/set-up-staff.ts';", [imports, 'Nothing of the console']),
  bad('src/renderer/features/item/bad-console.ts', "export * from '../../staff/desk.ts';", [imports, 'the app around']),
  bad('src/renderer/state/bad-console.ts', "export * from '../staff/desk.ts';", [imports, 'never the reverse']),
  bad('src/renderer/ui/bad-console.ts', "export * from '../staff/desk.ts';", [imports, 'knows no screen']),
  bad('src/renderer/i18n/bad-console.ts', "export * from '../staff/desk.ts';", [imports, 'pass the language in']),
];

const insideTheRenderer: readonly BadSnippet[] = [
  ...theConsole,
  bad('src/renderer/app/ipc.ts', "export { ipcRenderer } from 'electron';", [imports, 'bridge.ts']),
  bad(
    'src/renderer/ui/main.ts',
    "import type * as l from '../../main/health/log.ts';\nexport type L = typeof l;",
    [imports, 'bridge.ts'],
    'TS6307',
  ),
  bad(
    'src/renderer/ui/node.ts',
    "export { readName } from '../../node/pack/read.ts';",
    [imports, 'bridge.ts'],
    'TS6307',
  ),
  bad('src/renderer/features/item/lazy.ts', "export const load = async () => import('../browse/caption.ts');", [
    imports,
    'another feature',
  ]),
  bad('src/renderer/app/bridge.ts', "export { bridge } from '../bridge.ts';", [imports, 'add an action to a store']),
  bad('src/renderer/ui/state.ts', "export { visit } from '../state/visit.ts';", [imports, 'A primitive takes props']),
  bad('src/renderer/ui/bridge.ts', "export { bridge } from '../bridge.ts';", [imports, 'A primitive takes props']),
  bad('src/renderer/i18n/bridge.ts', "export { bridge } from '../bridge.ts';", [imports, 'pass the language in']),
  bad('src/renderer/bridge.ts', "export { visit } from './state/visit.ts';", [imports, 'not the reverse']),
  bad('src/renderer/ui/feature.ts', "export { item } from '../features/item/item.ts';", [imports, 'knows no screen']),
  bad('src/renderer/state/feature.ts', "export { item } from '../features/item/item.ts';", [
    imports,
    'never the reverse',
  ]),
  bad('src/renderer/state/persist.ts', "export { persist } from 'zustand/middleware';", [
    imports,
    'outlive the visitor',
  ]),
  bad('src/renderer/i18n/state.ts', "export { visit } from '../state/visit.ts';", [imports, 'pass the language in']),
  bad('src/renderer/ui/door.ts', 'export const door = () => window.kiosk;', [
    'eslint(no-restricted-properties)',
    'bridge.ts',
  ]),
];

// A file that may do one thing more than its folder still may not do the rest.
const handleFile = [
  "export { ipcMain, ipcRenderer } from 'electron';",
  "export { app } from 'electron/main';",
  `export * from '${page}';`,
  "export { createRoot } from 'react-dom/client';",
].join('\n');
const exceptions = ['belong to src/preload', "Import from 'electron'", 'contract.ts', 'Electron, Node and zod'].map(
  (advice) => bad('src/main/ipc/handle.ts', handleFile, [imports, advice]),
);

const timers = ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'setImmediate', 'queueMicrotask'];
const platform = ['performance', 'console', 'document', 'window', 'navigator', 'process', 'Buffer', 'fetch', 'crypto'];
const platformGlobals = [...timers, ...platform, 'requestAnimationFrame'].map((name) =>
  bad(`src/shared/bad/global-${name.toLowerCase()}.ts`, `export const a = (): unknown => ${name};`, [
    globals,
    'argument',
  ]),
);

const storage = ['localStorage', 'sessionStorage', 'indexedDB'].map((name) =>
  bad(`src/renderer/ui/global-${name.toLowerCase()}.ts`, `export const a = (): unknown => ${name};`, [
    globals,
    'outlive the visitor',
  ]),
);

const untyped = ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) =>
  bad(
    'src/shared/bad/untyped.ts',
    'export function a(b: string): string {\n  const c = JSON.parse(b);\n  c.d();\n  a(c);\n  return c;\n}',
    [`typescript(no-unsafe-${what})`],
  ),
);

const impure: readonly BadSnippet[] = [
  bad(
    'src/shared/bad/document.ts',
    'export const title = () => document.title;',
    [globals, 'as an argument'],
    'TS2584',
  ),
  bad('src/shared/bad/process.ts', 'export const env = () => process.env;', [globals, 'as an argument'], 'TS2591'),
  bad('src/shared/bad/timer.ts', 'setTimeout(() => 1, 5);', [globals, 'scheduler'], 'TS2304'),
  bad('src/shared/bad/this.ts', 'globalThis.setTimeout(() => 1, 5);', [globals, 'scheduler'], 'TS7017'),
  bad('src/shared/bad/print.ts', "console.log('a');", [globals, 'take a logger'], 'TS2584'),
  bad('src/shared/bad/clock.ts', 'export const now = () => Date.now();', [
    'eslint(no-restricted-properties)',
    'take `now`',
  ]),
  bad('src/renderer/ui/print.ts', "console.log('a');", ['eslint(no-console)']),
  bad('src/main/bad/print.ts', "console.log('a');", ['eslint(no-console)']),
];

const careless: readonly BadSnippet[] = [
  bad('src/shared/cycle/a.ts', "import { b } from './b.ts';\nexport const a = (): number => b();", [
    'import(no-cycle)',
  ]),
  bad('src/shared/cycle/b.ts', "import { a } from './a.ts';\nexport const b = (): number => a();", [
    'import(no-cycle)',
  ]),
  bad('src/shared/cycle/c.ts', "import type { D } from './d.ts';\nexport type C = D | 1;", ['import(no-cycle)']),
  bad('src/shared/cycle/d.ts', "import type { C } from './c.ts';\nexport type D = () => C;", ['import(no-cycle)']),
  bad('src/shared/bad/default.ts', 'export default 1;', ['import(no-default-export)']),
  bad('src/shared/bad/long.ts', `export const a = 1;\n${'// line\n'.repeat(399)}`, ['eslint(max-lines)']),
  bad('src/shared/bad/CamelCase.ts', 'export const a = 1;', ['unicorn(filename-case)', 'kebab']),
  bad('src/shared/bad/any.ts', 'export const a = (b: any): unknown => b;', ['typescript(no-explicit-any)']),
  bad('src/shared/bad/bang.ts', 'export const a = (b: string[]): string => b[0]!;', [
    'typescript(no-non-null-assertion)',
  ]),
  bad('src/shared/bad/index.ts', 'export const a = (b: string[]): string => b[0];', undefined, 'TS2322'),
  bad('src/node/bad/floating.ts', 'const a = async (): Promise<void> => {};\na();', [
    'typescript(no-floating-promises)',
  ]),
  bad('src/node/bad/misused.ts', 'const a = async () => 1;\nexport const b = () => [1].forEach(a);', [
    'typescript(no-misused-promises)',
  ]),
  bad('src/shared/bad/switch.ts', "export function a(b: 'c' | 'd'): void { switch (b) { case 'c': break; } }", [
    'typescript(switch-exhaustiveness-check)',
  ]),
  bad('src/shared/bad/import-type.ts', "export type A = import('zod').ZodError;", [
    'typescript(consistent-type-imports)',
  ]),
  bad('src/shared/bad/enum.ts', 'export enum A { B }', undefined, 'TS1294'),
  bad(
    'src/renderer/ui/hook.tsx',
    "import { useState } from 'react';\nexport const A = ({ b }: { b: boolean }) => { if (b) useState(1); return null; };",
    ['react-hooks(rules-of-hooks)'],
  ),
  bad('src/renderer/ui/touch.tsx', 'export const A = () => <button>a</button>;', ['react(button-has-type)']),
  bad('src/renderer/ui/picture.tsx', 'export const A = () => <img src="a.png" />;', ['jsx-a11y(alt-text)']),
  bad('test/unit/only.test.ts', "import { expect, it } from 'vitest';\nit.only('a', () => { expect(1).toBe(1); });", [
    'vitest(no-focused-tests)',
  ]),
];

export const badSnippets: readonly BadSnippet[] = [
  ...acrossLayers,
  ...testIsALeaf,
  ...everywhereInTheRenderer,
  ...everywhereInAFeature,
  ...insideTheRenderer,
  ...exceptions,
  ...platformGlobals,
  ...storage,
  ...untyped,
  ...impure,
  ...careless,
];

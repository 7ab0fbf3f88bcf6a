import type { Tree } from './checker.ts';

/** One file of every kind, each using all that its layer may use. The checker must be silent about it. */
export const goodTree: Tree = {
  'locales/en/kiosk.json': '{ "hello": "Hello" }\n',
  'src/shared/ipc/contract.ts': `
    import { z } from 'zod';
    export const nameSchema = z.string();
    export type Name = z.infer<typeof nameSchema>;
    export interface Api { greet(name: Name): Promise<string> }
  `,
  'src/shared/letters.ts': `
    export const letters = (text: string): string[] => [...new Intl.Segmenter('th').segment(text)].map((part) => part.segment);
  `,
  'src/node/pack/read.ts': `
    import { readFile } from 'node:fs/promises';
    import { nameSchema, type Name } from '../../shared/ipc/contract.ts';
    export const readName = async (path: string): Promise<Name> => nameSchema.parse(await readFile(path, 'utf8'));
  `,
  'src/main/window/open.ts': `
    import { join } from 'node:path';
    import { BrowserWindow, type IpcMainInvokeEvent } from 'electron';
    import { readName } from '../../node/pack/read.ts';
    export const open = async (event: IpcMainInvokeEvent): Promise<string> =>
      (await readName(join(import.meta.dirname, 'name'))) + String(BrowserWindow.fromWebContents(event.sender)?.id);
  `,
  'src/main/ipc/handle.ts': `
    import { ipcMain } from 'electron';
    export const handle = (channel: string): void => { ipcMain.handle(channel, () => 1); };
  `,
  'src/main/health/log.ts': `export const log = (line: string): void => { console.log(line); };`,
  'src/preload/index.ts': `
    import { contextBridge, ipcRenderer } from 'electron';
    import type { Api } from '../shared/ipc/contract.ts';
    const api: Api = { greet: async (name) => String(await ipcRenderer.invoke('greet', name)) };
    contextBridge.exposeInMainWorld('kiosk', api);
  `,
  'src/cli/index.ts': `
    import { readName } from '../node/pack/read.ts';
    console.log(await readName('name'));
  `,
  'src/entry/index.ts': `
    import { app } from 'electron';
    if (app.isPackaged) void import('../main/window/open.ts');
    else void import('../cli/index.ts');
  `,
  'src/renderer/bridge.ts': `
    import type { Api } from '../shared/ipc/contract.ts';
    declare global { interface Window { readonly kiosk: Api } }
    export const bridge = (): Api => window.kiosk;
  `,
  'src/renderer/i18n/text.ts': `
    import kiosk from '../../../locales/en/kiosk.json';
    export const text = kiosk.hello;
  `,
  'src/renderer/styles/base.css': 'body { margin: 0 }\n',
  'src/renderer/state/visit.ts': `
    import { createStore } from 'zustand/vanilla';
    import { letters } from '../../shared/letters.ts';
    import { bridge } from '../bridge.ts';
    export const visit = createStore<{ name: string; greet: () => Promise<string> }>()(() => ({
      name: letters('a').join(''),
      greet: async () => bridge().greet('a'),
    }));
  `,
  'src/renderer/ui/button.tsx': `
    import type { ReactElement } from 'react';
    import { text } from '../i18n/text.ts';
    export const Button = ({ label }: { label: string }): ReactElement => <button type="button" title={text}>{label}</button>;
  `,
  'src/renderer/features/browse/browse.tsx': `
    import type { ReactElement } from 'react';
    import { useStore } from 'zustand';
    import { visit } from '../../state/visit.ts';
    import { Part } from './parts/part.tsx';
    export const Browse = (): ReactElement => <Part label={useStore(visit, (state) => state.name)} />;
  `,
  'src/renderer/features/browse/parts/part.tsx': `
    import type { ReactElement } from 'react';
    import { Button } from '../../../ui/button.tsx';
    import { caption } from '../caption.ts';
    import { caption as same } from './deep/reach.ts';
    export const Part = ({ label }: { label: string }): ReactElement => <Button label={label + caption + same} />;
  `,
  'src/renderer/features/browse/parts/deep/reach.ts': `export { caption } from '../../caption.ts';`,
  'src/renderer/features/browse/caption.ts': `export const caption = 'caption';`,
  'src/renderer/features/item/item.ts': `export const item = 'item';`,
  'src/renderer/app/app.tsx': `
    import { createRoot } from 'react-dom/client';
    import { Browse } from '../features/browse/browse.tsx';
    import '../styles/base.css';
    const root = document.querySelector('#root');
    if (root) createRoot(root).render(<Browse />);
  `,
  'src/renderer/staff/desk.ts': `export const desk = 'desk';`,
  'src/renderer/staff/packs/list.tsx': `
    import type { ReactElement } from 'react';
    import { letters } from '../../../shared/letters.ts';
    import { text } from '../../i18n/text.ts';
    import { Button } from '../../ui/button.tsx';
    import { desk } from '../desk.ts';
    export const List = (): ReactElement => <Button label={desk + text + letters('a').join('')} />;
  `,
  'test/helpers/fake.ts': `
    import type { Api } from '../../src/shared/ipc/contract.ts';
    export const fakeApi: Api = { greet: async (name) => Promise.resolve(name) };
  `,
};

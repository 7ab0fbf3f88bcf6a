import { contextBridge, ipcRenderer } from 'electron';

import type { Answer, Channel, KioskBridge, RequestArguments } from '../shared/ipc/contract.ts';

// Types only: the contract's schemas stay out of the sandboxed preload script, the main process parses.
function request<C extends Channel>(channel: C, ...args: RequestArguments<C>): Promise<Answer<C>> {
  return ipcRenderer.invoke(channel, ...args) as Promise<Answer<C>>;
}

const bridge: KioskBridge = {
  loadExhibit: () => request('exhibit:load'),
  reportProblem: (problem) => request('problem:report', problem),
  beat: (beat, pulse) => request('page:beat', beat, pulse),
  knock: () => request('door:knock'),
  // The main process says so when it opens the window of a preview; the window of a kiosk never gets it.
  ...(process.argv.includes('--pack-preview') && { nextPreview: (after) => request('preview:next', after) }),
};

contextBridge.exposeInMainWorld('kiosk', bridge);

import { contextBridge, ipcRenderer } from 'electron';

import type { Answer, Channel, KioskBridge, RequestArguments } from '../shared/ipc/contract.ts';

// Types only: the contract's schemas stay out of the sandboxed preload script, the main process parses.
function request<C extends Channel>(channel: C, ...args: RequestArguments<C>): Promise<Answer<C>> {
  return ipcRenderer.invoke(channel, ...args) as Promise<Answer<C>>;
}

// Of the page only this is looked at.
declare const location: { readonly pathname: string };

// The page is sure to ask for the exhibit first: it is on its way while the page's own script is still read. The still
// screen asks for nothing.
let early = location.pathname === '/index.html' ? request('exhibit:load') : undefined;

const bridge: KioskBridge = {
  loadExhibit: () => {
    const answer = early ?? request('exhibit:load');
    early = undefined;
    return answer;
  },
  reportProblem: (problem) => request('problem:report', problem),
  beat: (beat, pulse) => request('page:beat', beat, pulse),
  knock: () => request('door:knock'),
  reportVisit: (visit) => request('visit:report', visit),
  // The main process says so when it opens the window of a preview; the window of a kiosk never gets it.
  ...(process.argv.includes('--pack-preview') && { nextPreview: (after) => request('preview:next', after) }),
};

contextBridge.exposeInMainWorld('kiosk', bridge);

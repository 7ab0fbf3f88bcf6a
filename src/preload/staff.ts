import { contextBridge, ipcRenderer } from 'electron';

import type { StaffAnswer, StaffArguments, StaffBridge, StaffChannel } from '../shared/ipc/staff-contract.ts';

// Only the console's window has this preload, and only on its window does the main process listen to these channels.
const bridge: StaffBridge = {
  ask<C extends StaffChannel>(channel: C, ...args: StaffArguments<C>) {
    if (!/^staff:[a-z-]+$/.test(channel)) return Promise.reject(new Error('The console asks the staff channels only'));
    return ipcRenderer.invoke(channel, ...args) as Promise<StaffAnswer<C>>;
  },
};

contextBridge.exposeInMainWorld('staff', bridge);

import type { KioskBridge } from '../shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly kiosk: KioskBridge;
  }
}

/** What the main process offers the page. */
export const bridge: KioskBridge = window.kiosk;

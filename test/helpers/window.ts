import type { KioskBridge } from '../../src/shared/ipc/contract.ts';

declare global {
  interface Window {
    readonly kiosk: KioskBridge;
  }
}

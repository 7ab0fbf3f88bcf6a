import type { Beat } from '../../shared/ipc/contract.ts';
import { bridge } from '../bridge.ts';
import { takePulse } from './pulse.ts';
import { tellUnseen } from './sight.ts';

/** Milliseconds between two signs of life; the main process takes three seconds of silence for death. */
const EVERY = 500;

/** Milliseconds between two looks whether the first screen has been painted. */
const EARLY = 50;

/**
 * Tells the main process twice a second that the page lives. `onOther` is called while the main process wants
 * another exhibit than the one on screen; it decides whether this is the moment.
 */
export function startHeartbeat(now: () => Beat, onOther: () => Promise<void>): void {
  let busy = false;
  const pulse = takePulse();
  const beat = async (): Promise<void> => {
    const own = now();
    const answer = await bridge.beat(own, pulse());
    tellUnseen(answer.ok && answer.value.unseen === true);
    if (!answer.ok || answer.value.revision === own.revision || busy) return;
    busy = true;
    await onOther().finally(() => {
      busy = false;
    });
  };
  const again = (): void => {
    // Whatever fails here, fails loudly in the page's own listener; the heart goes on.
    beat().catch(reportError);
  };
  again();
  setInterval(again, EVERY);
  // The first screen is told as soon as it is there.
  const early = setInterval(() => {
    if (!now().painted) return;
    clearInterval(early);
    again();
  }, EARLY);
}

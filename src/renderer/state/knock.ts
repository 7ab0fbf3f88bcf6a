import { bridge } from '../bridge.ts';

/** Tells the main process that somebody knocked as staff do; gives whether the kiosk turns away from its visitors now. */
export async function knock(): Promise<boolean> {
  const answer = await bridge.knock();
  return answer.ok && answer.value;
}

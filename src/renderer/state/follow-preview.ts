import type { PreviewNews } from '../../shared/ipc/contract.ts';
import { bridge } from '../bridge.ts';

/** Whether this page shows a pack to its author. */
export const isPreview = bridge.nextPreview !== undefined;

/** Hands on every piece of news, one after the other, for as long as the page lives. */
export async function followPreview(hear: (news: PreviewNews) => Promise<void>): Promise<void> {
  for (let known = 0; bridge.nextPreview !== undefined;) {
    const answer = await bridge.nextPreview(known);
    if (!answer.ok) return;
    known = answer.value.number;
    await hear(answer.value);
  }
}

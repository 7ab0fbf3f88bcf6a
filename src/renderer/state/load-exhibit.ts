import { typesetText } from '../../shared/content/typeset.ts';
import type { Exhibit } from '../../shared/ipc/contract.ts';
import { bridge } from '../bridge.ts';

/**
 * Asks the main process for the exhibit; its texts come ready to be set in lines.
 *
 * @throws where there is none: the main process shows its still screen in that case and never opens this page.
 */
export async function loadExhibit(): Promise<Exhibit> {
  const answer = await bridge.loadExhibit();
  if (!answer.ok) throw new Error(`The exhibit could not be loaded: ${answer.error.cause}`);
  const exhibit = JSON.parse(answer.value) as Exhibit;
  return {
    ...exhibit,
    texts: Object.fromEntries(Object.entries(exhibit.texts).map(([language, text]) => [language, typesetText(text)])),
  };
}

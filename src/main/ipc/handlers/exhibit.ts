import type { Beat, Exhibit, Pulse, RequestResults } from '../../../shared/ipc/contract.ts';
import { type Language, languagesFor } from '../../../shared/schema/language.ts';
import { offeredLanguages } from '../../../shared/session/visit-rules.ts';
import type { Log } from '../../health/log.ts';
import type { Stage } from '../../packs/stage.ts';
import { handle, type PageIpc } from '../handle.ts';

/** What stands behind a page of the exhibit. */
export interface PageStage extends Pick<Stage, 'load'> {
  beat(beat: Beat, pulse: Pulse): RequestResults['page:beat'];
}

/**
 * Answers the page's requests for what it shows, in the languages offered there, and passes on its signs of life; of every
 * page of the exhibit, or of the one given.
 */
export function handleExhibit(
  log: Log,
  stage: PageStage,
  languages: Readonly<Record<string, Language>>,
  on?: PageIpc,
): void {
  const load = (): string => {
    const exhibit = stage.load();
    const offered = languagesFor(offeredLanguages(exhibit.venue, exhibit.pack), languages);
    return JSON.stringify({ ...exhibit, languages: offered } satisfies Exhibit);
  };
  handle(log, 'exhibit:load', load, on);
  handle(log, 'page:beat', (beat, pulse) => stage.beat(beat, pulse), on);
}

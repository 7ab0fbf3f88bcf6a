import { type Language, languagesFor } from '../../../shared/schema/language.ts';
import { offeredLanguages } from '../../../shared/session/visit-rules.ts';
import type { Log } from '../../health/log.ts';
import type { Stage } from '../../packs/stage.ts';
import { handle } from '../handle.ts';

/** Answers the page's requests for what it shows, in the languages offered there, and hears its signs of life. */
export function handleExhibit(
  log: Log,
  stage: Pick<Stage, 'load' | 'beat'>,
  languages: Readonly<Record<string, Language>>,
): void {
  handle(log, 'exhibit:load', () => {
    const exhibit = stage.load();
    return { ...exhibit, languages: languagesFor(offeredLanguages(exhibit.venue, exhibit.pack), languages) };
  });
  handle(log, 'page:beat', (beat) => stage.beat(beat));
}

import { once } from 'node:events';

import { checkFolder, type FolderReport } from '../../node/authoring/check-folder.ts';
import { adviseOverflow } from '../../node/authoring/check-rendered.ts';
import { watchFolder } from '../../node/authoring/watch-folder.ts';
import type { Advice } from '../../shared/content/advice/advise.ts';
import { findPanel } from '../../shared/content/pack-view.ts';
import { panelWords } from '../../shared/content/panel-digest.ts';
import { readingMilliseconds } from '../../shared/content/words.ts';
import { err, type Fault, ok, type Result } from '../../shared/errors.ts';
import type { PackText } from '../../shared/schema/pack-text.ts';
import { type Command, type Host, onePositional, type Outcome } from '../command.ts';
import { formatFindings } from '../format-fault.ts';
import { lookOver } from '../look-over.ts';

/** How much there is to read on the tour, by language. */
function readingOf({ pack, texts }: FolderReport): Record<string, { words: number; seconds: number }> {
  if (pack === undefined) return {};
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => {
      const words = pack.tour.reduce((sum, id) => {
        const [panel, own] = [findPanel(pack, id), text.panels[id]];
        return panel === undefined || own === undefined ? sum : sum + panelWords(panel, own, language).body;
      }, 0);
      return [language, { words, seconds: Math.round(readingMilliseconds(words) / 1000) }];
    }),
  );
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} min`;

/** How thoroughly a pack is checked. */
interface Thoroughness {
  readonly loudness?: boolean;
  readonly render?: boolean;
}

/** Shows the pack where nobody sees it, on all six sizes of glass, and says which texts have no room. */
async function render(
  folder: string,
  texts: Readonly<Record<string, PackText>>,
  host: Host,
): Promise<readonly Advice[]> {
  const looked = await lookOver(folder, { kind: 'overflow' }, host);
  if (!looked.ok) return [{ ...looked.error, code: 'OVERFLOW', severity: 'warning' }];
  await looked.value.dispose();
  const found = looked.value.answers.flatMap((each) => (each.kind === 'overflow' ? [each] : []));
  return adviseOverflow(found, texts);
}

async function checkOnce(
  folder: string,
  host: Host,
  { loudness = false, render: wantsScreens = false }: Thoroughness = {},
): Promise<Result<Outcome, readonly Fault[]>> {
  const report = await checkFolder(folder, {
    loudness,
    ...(wantsScreens && { render: (texts: Readonly<Record<string, PackText>>) => render(folder, texts, host) }),
    progress: (done, total) => {
      host.progress(done, total, 'steps');
    },
  });
  const { findings, pack } = report;
  if (pack === undefined || findings.some((each) => each.severity !== 'warning')) return err(findings);
  const panels = pack.topics.reduce((sum, topic) => sum + topic.panels.length, 0);
  const reading = readingOf(report);
  const tour = Object.entries(reading)
    .map(([language, { words, seconds }]) => `${language} ${words} words, ${clock(seconds)}`)
    .join('; ');
  const look = findings.length === 0 ? '' : ` ${findings.length} to look at.`;
  return ok({
    message: `${folder}: ${panels} panels in ${pack.languages.join(', ')}: nothing to correct.${look}\nTo read on the tour: ${tour}.`,
    details: { panels, languages: pack.languages, reading },
    warnings: findings,
  });
}

/** Says after each change what a check finds now; ends when the host says so. */
async function keepChecking(folder: string, host: Host): Promise<void> {
  let busy = Promise.resolve();
  const report = async (): Promise<void> => {
    const result = await checkOnce(folder, host);
    const findings = result.ok ? (result.value.warnings ?? []) : result.error;
    for (const line of formatFindings(findings)) host.print(line);
    const wrong = findings.filter((each) => each.severity !== 'warning').length;
    host.print(result.ok ? result.value.message : `${folder}: ${wrong} to correct.`);
    host.print('Waiting for a change; Ctrl+C ends this.');
  };
  const watch = watchFolder(folder, () => {
    busy = busy.then(report);
  });
  await watch.ready;
  busy = busy.then(report);
  if (host.signal?.aborted !== true)
    await (host.signal === undefined ? new Promise(() => undefined) : once(host.signal, 'abort'));
  watch.close();
  await busy;
}

/** `check DIR`: reads a pack folder as the kiosk and as an editor would, and names every fault with its line. */
export const check: Command = {
  name: 'check',
  summary: 'Check a pack folder and name every fault in plain words, with its line. Warnings stop nothing.',
  usage: 'check DIR [--render] [--loudness] | check DIR --watch',
  flags: {
    render: { takes: 'none', help: 'also show every screen at six sizes, unseen, and find texts that have no room' },
    loudness: { takes: 'none', help: 'also measure how loud films and sounds are (EBU R 128); needs ffmpeg' },
    watch: { takes: 'none', help: 'check again after every change, until Ctrl+C' },
  },
  async run(args, host) {
    const folder = onePositional(args, 'pack folder: check DIR');
    if (!args.has('watch'))
      return checkOnce(folder, host, { loudness: args.has('loudness'), render: args.has('render') });
    await keepChecking(folder, host);
    return ok({ message: '' });
  },
};

import './preview.css';

import { createRoot, type Root } from 'react-dom/client';

import type { PreviewNews } from '../../shared/ipc/contract.ts';
import { textSizes, type VisitSettings } from '../../shared/session/settings.ts';
import type { VisitInput } from '../../shared/session/visit.ts';
import { followPreview } from '../state/follow-preview.ts';
import { loadExhibit } from '../state/load-exhibit.ts';
import { makeLookOver } from './look/look-over.ts';
import { type OnScreen, showChanged } from './show-exhibit.tsx';

/** The one after, and the first after the last. */
const after = <T,>(values: readonly T[], value: T): T => values[(values.indexOf(value) + 1) % values.length] as T;

function inputFor({ command }: PreviewNews, { visit, languages }: ReturnType<OnScreen['now']>): VisitInput | undefined {
  const change = (settings: Partial<VisitSettings>): VisitInput => ({ type: 'change-settings', change: settings });
  const { textSize, contrast } = visit.settings;
  switch (command) {
    case 'language':
      return { type: 'choose-language', language: after(languages, visit.language) };
    case 'text-size':
      return change({ textSize: after(textSizes, textSize) });
    case 'contrast':
      return change({ contrast: contrast === 'high' ? 'normal' : 'high' });
    case 'idle':
      return { type: 'leave' };
    case undefined:
      return undefined;
    default:
      return command satisfies never;
  }
}

let overlay: Root | undefined;

/** Lays what is wrong over the last sound state of the pack, in the words of the check. */
function showFaults(faults: readonly string[]): void {
  if (overlay === undefined) {
    const place = document.createElement('aside');
    place.className = 'preview-faults';
    document.body.append(place);
    overlay = createRoot(place);
  }
  overlay.render(
    faults.length === 0 ? null : (
      <div role="alert">
        <p>This is the pack as it was. To correct:</p>
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      </div>
    ),
  );
}

/** Shows every change of a pack to its author, and carries out the shortcuts. */
export function startPreview(first: OnScreen): void {
  let shown = first;
  window.lookOver = makeLookOver((input) => {
    shown.dispatch(input, 'at-once');
  });
  void followPreview(async (news) => {
    if (news.revision !== shown.beat().revision) shown = await showChanged(await loadExhibit(), shown);
    showFaults(news.faults);
    const input = inputFor(news, shown.now());
    if (input !== undefined) shown.dispatch(input);
  });
}

import '../styles/index.css';

import { loadExhibit } from '../state/load-exhibit.ts';
import { startHeartbeat } from '../state/heartbeat.ts';
import { isPreview } from '../state/follow-preview.ts';
import { reportProblems } from '../state/report-problems.ts';
import { loadFonts } from './load-fonts.ts';
import { showExhibit } from './show-exhibit.tsx';

reportProblems();

const [first] = await Promise.all([loadExhibit(), loadFonts()]);
let shown = await showExhibit(first);

if (isPreview) void import('./preview.tsx').then(({ startPreview }) => startPreview(shown));

startHeartbeat(
  () => shown.beat(),
  async () => {
    if (!shown.isFree()) return;
    const exhibit = await loadExhibit();
    // A visitor who came meanwhile keeps what was begun.
    if (shown.isFree()) shown = await showExhibit(exhibit);
  },
);

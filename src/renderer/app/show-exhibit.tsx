import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

import type { Beat, Exhibit } from '../../shared/ipc/contract.ts';
import { carryVisit } from '../../shared/session/carry-visit.ts';
import type { Visit } from '../../shared/session/visit.ts';
import { visitRules } from '../../shared/session/visit-rules.ts';
import { AloudProvider } from '../features/aloud/aloud-provider.tsx';
import { prefetchViews } from '../features/panel/views.ts';
import { bringFonts } from '../i18n/fonts.ts';
import { setUpI18n } from '../i18n/set-up.ts';
import { countVisits } from '../state/count-visits.ts';
import { inspectFiles } from '../state/inspect-files.ts';
import { KioskProvider } from '../state/kiosk-context.tsx';
import { SkyProvider } from '../state/sky-context.tsx';
import { createVisitStore, pageClock, type VisitStore } from '../state/visit-store.ts';
import { OrnamentProvider } from '../ui/ornament/ornament-context.tsx';
import { App } from './app.tsx';
import { followLanguage } from './follow-language.ts';
import { presentScreen } from './grow.ts';
import { applyTheme } from './theme.ts';

/** Longest wait for the pictures of the first screen, in milliseconds; one that never comes must not hold up a kiosk. */
const PICTURE_PATIENCE = 2_000;

/** What is on screen. */
export interface OnScreen {
  /** What the heartbeat says of it. */
  beat(): Beat;
  /** Whether nobody visits. */
  isFree(): boolean;
  /** The visit as it is, and the languages it may take. */
  now(): { readonly visit: Visit; readonly languages: readonly string[] };
  readonly dispatch: VisitStore['dispatch'];
}

const after = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

const frame = (): Promise<number> => new Promise(requestAnimationFrame);

/** Waits until the pictures now in the page can be painted, or have failed. */
async function picturesReady(): Promise<void> {
  const decoded = [...document.images].map((image) => image.decode().catch(() => undefined));
  await Promise.race([Promise.all(decoded), after(PICTURE_PATIENCE)]);
}

let root: Root | undefined;

function render(
  exhibit: Exhibit,
  before?: Visit,
): OnScreen & { readonly state: { painted: boolean; inspected: boolean } } {
  const rules = visitRules(exhibit.venue, exhibit.pack, exhibit.digests);
  const store = createVisitStore(rules, pageClock, presentScreen);
  countVisits(store, pageClock.now);
  if (before !== undefined) {
    const visit = carryVisit(before, rules, pageClock.now());
    store.setState({ visit, shown: visit });
    // Sets the next deadline.
    store.getState().dispatch({ type: 'tick' });
  }
  const revision = exhibit.serving?.revision ?? 0;
  const state = { painted: false, inspected: exhibit.serving === undefined };
  const isFree = (): boolean => store.getState().visit.screen.at === 'attract';
  applyTheme(exhibit);
  bringFonts(exhibit.languages ?? {});
  root ??= createRoot(document.querySelector('#root') as HTMLElement);
  const words = setUpI18n(store.getState().visit.language, exhibit.texts, exhibit.languages ?? {});
  followLanguage(store, words);
  const all = (
    <I18nextProvider key={revision} i18n={words}>
      <KioskProvider kiosk={{ exhibit, rules, store }}>
        <SkyProvider pack={exhibit.pack}>
          <OrnamentProvider ornament={exhibit.pack.theme.ornament}>
            <AloudProvider>
              <App />
            </AloudProvider>
          </OrnamentProvider>
        </SkyProvider>
      </KioskProvider>
    </I18nextProvider>
  );
  flushSync(() => root?.render(all));
  const now = (): { visit: Visit; languages: readonly string[] } => ({
    visit: store.getState().visit,
    languages: rules.languages,
  });
  const { dispatch } = store.getState();
  return { state, isFree, now, dispatch, beat: () => ({ revision, visiting: !isFree(), ...state }) };
}

type Shown = ReturnType<typeof render>;

/** Renders behind a still picture of what was there, and lets the one fade into the other. */
async function fadeInto(exhibit: Exhibit): Promise<Shown> {
  const { dataset } = document.documentElement;
  dataset['changing'] = '';
  return new Promise((resolve, reject) => {
    const fade = document.startViewTransition(async () => {
      const shown = render(exhibit);
      await picturesReady();
      resolve(shown);
    });
    fade.updateCallbackDone.catch(reject);
    // A fade that is passed over, under a covered window, has done its work all the same.
    fade.ready.catch(() => undefined);
    void fade.finished
      .catch(() => undefined)
      .then(() => {
        delete dataset['changing'];
      });
  });
}

async function followUp(shown: Shown, { pack, serving }: Exhibit): Promise<void> {
  await picturesReady();
  await frame();
  await frame();
  shown.state.painted = true;
  await prefetchViews(pack);
  if (serving !== undefined) await inspectFiles(serving.host, serving.inspect);
  shown.state.inspected = true;
}

/** Where the parts of the page that scroll have come to. */
const scrolled = (): number[] => [...document.querySelectorAll('.scroller-view')].map((each) => each.scrollTop);

/** Puts a changed exhibit in the place of the one shown, at once and with the visit where it was: for its author. */
export async function showChanged(exhibit: Exhibit, before: OnScreen): Promise<OnScreen> {
  const places = scrolled();
  const shown = render(exhibit, before.now().visit);
  for (const [at, each] of document.querySelectorAll('.scroller-view').entries()) each.scrollTop = places[at] ?? 0;
  await followUp(shown, exhibit);
  return shown;
}

/**
 * Puts an exhibit on the screen. Where another is there, it stays in sight until the new one's pictures are ready, and
 * then the one fades into the other: no frame is empty.
 */
export async function showExhibit(exhibit: Exhibit): Promise<OnScreen> {
  const shown = root === undefined ? render(exhibit) : await fadeInto(exhibit);
  followUp(shown, exhibit).catch(reportError);
  return shown;
}

import '../styles/index.css';

import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

import { visitRules } from '../../shared/session/visit-rules.ts';
import { setUpI18n } from '../i18n/set-up.ts';
import { KioskProvider } from '../state/kiosk-context.tsx';
import { SkyProvider } from '../state/sky-context.tsx';
import { loadExhibit } from '../state/load-exhibit.ts';
import { reportProblems } from '../state/report-problems.ts';
import { createVisitStore, pageClock } from '../state/visit-store.ts';
import { OrnamentProvider } from '../ui/ornament/ornament-context.tsx';
import { App } from './app.tsx';
import { presentScreen } from './grow.ts';
import { applyTheme } from './theme.ts';

reportProblems();

const exhibit = await loadExhibit();
const rules = visitRules(exhibit.venue, exhibit.pack, exhibit.digests);
const store = createVisitStore(rules, pageClock, presentScreen);
applyTheme(exhibit);

createRoot(document.querySelector('#root') as HTMLElement).render(
  <I18nextProvider i18n={setUpI18n(store.getState().visit.language, exhibit.texts)}>
    <KioskProvider kiosk={{ exhibit, rules, store }}>
      <SkyProvider pack={exhibit.pack}>
        <OrnamentProvider ornament={exhibit.pack.theme.ornament}>
          <App />
        </OrnamentProvider>
      </SkyProvider>
    </KioskProvider>
  </I18nextProvider>,
);

import '../styles/index.css';
import './gallery.css';

import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

import { applyColours, applyTheme } from '../app/theme.ts';
import { markSettings } from '../app/use-settings.ts';
import { loadViews, typesOf } from '../features/panel/views.ts';
import { bringFonts } from '../i18n/fonts.ts';
import { directionOf } from '../i18n/names.ts';
import { setUpI18n } from '../i18n/set-up.ts';
import { loadExhibit } from '../state/load-exhibit.ts';
import { SkyProvider } from '../state/sky-context.tsx';
import { OrnamentProvider } from '../ui/ornament/ornament-context.tsx';
import { Gallery } from './gallery.tsx';
import { galleryLook } from './look.ts';

// The page of designers and testers; it is never part of the kiosk. It shows the exhibit that it is given, in the
// language that its address names.

// Here many dialogs are open at once, each in its own frame: the top layer holds one.
HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement): void {
  this.show();
};

async function open(): Promise<void> {
  const exhibit = await loadExhibit();
  await loadViews(typesOf(exhibit.pack));
  const language = new URLSearchParams(window.location.search).get('language') ?? exhibit.pack.languages[0] ?? 'en';
  const settings = galleryLook(new URLSearchParams(window.location.search).get('look'));
  applyTheme(exhibit);
  bringFonts(exhibit.languages ?? {});
  applyColours(exhibit.pack, settings.contrast);
  markSettings(document.documentElement, settings);
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);

  createRoot(document.querySelector('#root') as HTMLElement).render(
    <I18nextProvider i18n={setUpI18n(language, exhibit.texts, exhibit.languages ?? {})}>
      <SkyProvider pack={exhibit.pack}>
        <OrnamentProvider ornament={exhibit.pack.theme.ornament}>
          <Gallery exhibit={exhibit} language={language} />
        </OrnamentProvider>
      </SkyProvider>
    </I18nextProvider>,
  );
  document.documentElement.dataset['screen'] = 'gallery';
}

// Not awaited here: the views import from this very file, and would wait for it while it waits for them.
void open();

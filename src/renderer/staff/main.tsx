import '../styles/index.css';
import '../styles/staff.css';

import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';

import { bringFonts } from '../i18n/fonts.ts';
import { setUpStaffI18n } from '../i18n/set-up-staff.ts';
import { StaffApp } from './app.tsx';
import { ask } from './ask.ts';
import { beginDisplay } from './display.ts';
import { followLobby } from './use-lobby.ts';

const answer = await ask('staff:frame');
if (!answer.ok) throw new Error(`The console could not be drawn: ${answer.error.cause}`);
const frame = answer.value;
bringFonts(frame.languages);
beginDisplay(frame.venue);
const i18n = setUpStaffI18n(frame.order[0] ?? 'en', frame.languages, frame.words);
// Nothing is painted in another font than the kiosk's.
const fonts = ['400', '600'].map((weight) => document.fonts.load(`${weight} 1em Plex`, 'aжกә'));
await Promise.allSettled([...fonts, followLobby()]);
createRoot(document.querySelector('#root') as HTMLElement).render(
  <I18nextProvider i18n={i18n}>
    <StaffApp frame={frame} />
  </I18nextProvider>,
);

import 'i18next';

import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Locale } from './languages.ts';
import type { RefusalLocale, StaffLocale } from './set-up-staff.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kiosk';
    // The last two are known to the console alone; nothing of them is part of the visitor's page.
    resources: { kiosk: Locale; pack: PackText; staff: StaffLocale; refusals: RefusalLocale };
  }
}

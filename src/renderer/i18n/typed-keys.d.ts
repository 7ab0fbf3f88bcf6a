import 'i18next';

import type { PackText } from '../../shared/schema/pack-text.ts';
import type { Locale } from './languages.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'kiosk';
    resources: { kiosk: Locale; pack: PackText };
  }
}

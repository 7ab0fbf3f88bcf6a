import { join } from 'node:path';

import { readLanguages } from '../../src/node/languages/read-languages.ts';
import { bringLanguages } from '../../src/renderer/i18n/languages.ts';
import { project } from './project.ts';

// Component tests know the interface in every language, as the page does once the main process has answered.
bringLanguages((await readLanguages(join(project, 'locales'))).languages);

import { join } from 'node:path';

import { readLanguages } from '../../src/node/languages/read-languages.ts';
import { loadViews } from '../../src/renderer/features/panel/views.ts';
import { bringLanguages } from '../../src/renderer/i18n/languages.ts';
import { type PanelType, panelKinds } from '../../src/shared/panels/index.ts';
import { project } from './project.ts';

// Component tests know the interface in every language, as the page does once the main process has answered.
bringLanguages((await readLanguages(join(project, 'locales'))).languages);

// And every panel has its view, as it has once the page has been idle for a moment.
await loadViews([...(Object.keys(panelKinds) as PanelType[]), 'plain']);

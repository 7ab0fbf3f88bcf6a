import type { Language } from '../../shared/schema/language.ts';
import type { Venue } from '../../shared/schema/venue.ts';
import { runJob } from '../background/run-job.ts';
import type { Log } from '../health/log.ts';
import type { StaffFeature } from './console.ts';
import type { PackDesk } from './pack-desk.ts';
import { openPreview } from './preview-window.ts';

/** What the console's part for packs is made of. */
export interface PacksFeatureOptions {
  readonly log: Log;
  readonly desk: PackDesk;
  readonly venue: () => Venue;
  readonly languages: Readonly<Record<string, Language>>;
  readonly fonts: ReadonlyMap<string, string>;
  readonly renderer: string;
  readonly preload: string;
}

/** Home and packs: what is installed, what is on the stick, what changes, and the way forth and back. */
export function packsFeature({ log, desk, venue, ...rest }: PacksFeatureOptions): StaffFeature {
  return (handle, console) => {
    let close: (() => Promise<void>) | undefined;
    const end = async (): Promise<void> => {
      const closing = close;
      close = undefined;
      await closing?.();
      if (!console.window.isDestroyed()) console.window.focus();
    };
    console.onLock(() => {
      if (close !== undefined) void end();
    });
    const preview = async (path: string): Promise<void> => {
      if (close !== undefined || !(await desk.unpack(path))) return;
      const folder = desk.previewFolder;
      const read = await runJob({ do: 'read', folder });
      desk.seen();
      // Whoever was away for a minute comes back to the pad, and not to a pack over it.
      if (!read.ok || !console.isOpen()) return;
      close = await openPreview({
        ...rest,
        log,
        venue: venue(),
        exhibit: read.value,
        folder,
        parent: console.window,
        onTouch: () => {
          console.touch();
        },
      });
    };
    const begin = (work: Promise<void>): null => {
      work.catch((error: unknown) => {
        log.error('desk-failed', 'Staff asked for something that failed.', { stack: String(error) });
      });
      return null;
    };
    handle('staff:desk', () => desk.view(close !== undefined));
    handle('staff:compare', (path) => desk.compare(path));
    handle('staff:preview', (path) => begin(preview(path)));
    handle('staff:preview-end', () => begin(end()));
    handle('staff:install', (path) => begin(end().then(() => desk.install(path))));
    handle('staff:cancel', () => {
      desk.cancel();
      return null;
    });
    handle('staff:job-seen', () => {
      desk.seen();
      return null;
    });
    handle('staff:show', (which) => desk.show(which));
  };
}

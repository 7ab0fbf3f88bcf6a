import { serveMetrics } from '../../node/metrics/endpoint.ts';
import { writeTextfile } from '../../node/metrics/textfile.ts';
import { formatMetrics } from '../../shared/metrics/format.ts';
import { kioskMetrics } from '../../shared/metrics/kiosk-metrics.ts';
import { type MetricsSettings, TEXTFILE } from '../../shared/schema/configuration.ts';
import type { Log } from '../health/log.ts';
import { type FigureSources, gatherFigures } from './gather.ts';

const words = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? String(error);

/**
 * Publishes the figures of a kiosk as it is configured: into a textfile, on a port of this machine, or both. Loaded
 * behind the first screen. Never fails: what cannot be published is told once in the log, and tried again.
 */
export async function publishMetrics(settings: MetricsSettings, sources: FigureSources, log: Log): Promise<void> {
  const { port, everySeconds } = settings;
  const textfile = settings.textfile ?? (port === undefined ? TEXTFILE : undefined);
  const text = async (): Promise<string> => formatMetrics(kioskMetrics(await gatherFigures(sources)));
  if (textfile !== undefined) {
    let refused = '';
    const write = async (): Promise<void> => {
      const cause = await text()
        .then((figures) => writeTextfile(textfile, figures))
        .then(() => '', words);
      if (cause !== '' && cause !== refused)
        log.error('metrics-unwritten', `The figures cannot be written to ${textfile} (${cause}).`, { cause });
      if (cause === '' && refused !== '') log.info('metrics-published', `Figures are written to ${textfile} again.`);
      refused = cause;
    };
    setInterval(() => void write(), everySeconds * 1000).unref();
    await write();
    if (refused === '') log.info('metrics-published', `Figures are written to ${textfile}.`, { textfile });
  }
  if (port === undefined) return;
  const cause = await serveMetrics(port, text).then(() => '', words);
  if (cause === '') log.info('metrics-published', `Figures are served on 127.0.0.1:${port}.`, { port });
  else log.error('metrics-unwritten', `The figures cannot be served on port ${port} (${cause}).`, { cause });
}

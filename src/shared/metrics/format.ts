/** One figure of a metric; labels tell it from the others of its name. */
export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A metric: what all its samples are. */
export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge';
  /** The base unit that the name ends in; left out where something is counted. */
  readonly unit?: 'seconds' | 'bytes' | 'info';
  readonly samples: readonly Sample[];
}

const escapeHelp = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const escapeLabel = (text: string): string => escapeHelp(text).replaceAll('"', '\\"');

function line(name: string, { labels = {}, value }: Sample): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
  return `${name}${pairs.length === 0 ? '' : `{${pairs.join(',')}}`} ${Number.isFinite(value) ? String(value) : 'NaN'}\n`;
}

/**
 * Metrics in Prometheus' text format 0.0.4, in which a line of UNIT is a comment; those without samples are left out.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function formatMetrics(metrics: readonly Metric[]): string {
  return metrics
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, type, unit, samples }) => {
      const head = [`# HELP ${name} ${escapeHelp(help)}`, `# TYPE ${name} ${type}`];
      if (unit !== undefined) head.push(`# UNIT ${name} ${unit}`);
      return `${head.join('\n')}\n${samples.map((sample) => line(name, sample)).join('')}`;
    })
    .join('');
}

import { describeFault, type Fault } from '../shared/errors.ts';

/** Most warnings of one kind in one file that are printed; a text not yet translated would hide everything else. */
const ALIKE = 5;
/** What comes in crowds; of everything else each one is told. */
const crowds = new Set(['UNTRANSLATED', 'STALE', 'FIGURE', 'READING', 'LIMIT']);

/** Findings as they are printed: every error, and of warnings that are alike the first few and the number of the rest. */
export function formatFindings(findings: readonly Fault[]): string[] {
  const counts = new Map<string, number>();
  const kind = ({ code, file = '' }: Fault): string => `${file}: warning ${code}`;
  const lines = findings.flatMap((finding) => {
    if (finding.severity !== 'warning' || !crowds.has(finding.code)) return [formatFault(finding)];
    const count = (counts.get(kind(finding)) ?? 0) + 1;
    counts.set(kind(finding), count);
    return count > ALIKE ? [] : [formatFault(finding)];
  });
  const rest = [...counts].filter(([, count]) => count > ALIKE);
  return [
    ...lines,
    ...rest.map(([each, count]) => `${each}: ${count - ALIKE} more like these; --json names them all.`),
  ];
}

/**
 * A fault on one line, as compilers write theirs, so that an editor's terminal makes `file:line:column` a link:
 * `text/en.json:12:7: warning READING: panels.tides.body: …; …. (docs/pack-format.md#…)`. Without a line it begins with its code.
 */
export function formatFault(fault: Fault): string {
  const { file, line, column, code, severity, see } = fault;
  const link = see === undefined ? '' : ` (${see})`;
  if (file === undefined || line === undefined) {
    const label = severity === undefined ? code : `${severity} ${code}`;
    return `${label} ${describeFault(fault)}${link}`;
  }
  const { place, cause, remedy } = fault;
  const named = place === undefined || place === '' ? '' : `${place}: `;
  return `${file}:${line}:${column ?? 1}: ${severity ?? 'error'} ${code}: ${named}${cause}; ${remedy}.${link}`;
}

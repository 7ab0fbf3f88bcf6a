import { describeFault, type Fault } from '../shared/errors.ts';

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

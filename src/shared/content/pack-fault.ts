import type { Fault } from '../errors.ts';

/** What can be wrong with a pack folder; issue codes that staff and authors see. */
export type PackFaultCode = 'FORMAT' | 'SCHEMA' | 'MISSING' | 'EXTRA' | 'DUP' | 'LIMIT' | 'IO';
export type PackFault = Fault<PackFaultCode>;

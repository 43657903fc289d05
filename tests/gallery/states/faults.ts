/** What goes wrong at the server in more than one state. */
import type { Fault } from '../../sandbox/sandbox';

export const BLOCKS = '/api/v1/domain_blocks';
/** Answers long after everybody has looked. */
export const SLOW: Fault = { kind: 'slow', delayMs: 120_000 };
export const TROUBLE: Fault = { kind: 'status', statuses: [503] };
export const OFFLINE: Fault = { kind: 'drop-before' };

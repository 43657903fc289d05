/** Starts the sandbox by itself: `npm run sandbox [-- --port 4180 --version 4.5 --flavour glitch --statuses 500]`. */

import { parseArgs } from 'node:util';
import { startSandbox } from './sandbox.ts';
import { isFlavour, isVersion } from './server/versions.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4180' },
    version: { type: 'string', default: '4.5' },
    flavour: { type: 'string', default: 'vanilla' },
    statuses: { type: 'string', default: '200' },
    'threads-follows': { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});

if (!isVersion(values.version) || !isFlavour(values.flavour)) {
  console.error('Known versions: 4.2 to 4.7; known flavours: vanilla, glitch.');
  process.exit(1);
}
const sandbox = await startSandbox({
  port: Number(values.port),
  version: values.version,
  flavour: values.flavour,
  statuses: Number(values.statuses),
  threadsFollows: Number(values['threads-follows']),
  seed: Number(values.seed),
});
console.log(`Sandbox: ${sandbox.origin}/home`);

// Holds a heap, then captures it as it is and redacted, in turns: node redaction.mjs KIND MEGABYTES ROUNDS DIRECTORY
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeSnapshotFile } from '../../src/capture/store/snapshot-file.ts';
import { SHAPES } from './heap-shapes.ts';

const [kind, megabytes, rounds, directory] = process.argv.slice(2);
const { batch, make } = SHAPES[kind];
globalThis.kept = [];
for (let i = 0; process.memoryUsage().heapUsed < Number(megabytes) * 1e6; ) {
  for (let k = 0; k < batch; k++) globalThis.kept.push(make(i++));
  if (i % 50_000 === 0) globalThis.gc();
}

/** As the store does it. */
async function capture(redact) {
  const path = join(directory, 'snapshot');
  const before = process.cpuUsage();
  const began = performance.now();
  await writeSnapshotFile(path, { signal: new AbortController().signal, redact });
  const wallSeconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(before);
  rmSync(path);
  return { wallSeconds, cpuSeconds: (user + system) / 1e6 };
}

await capture(true);
const turns = [];
for (let round = 0; round < Number(rounds); round++) {
  turns.push({ plain: await capture(false), redacted: await capture(true) });
}
process.send(turns);

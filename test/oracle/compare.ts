/**
 * Compares every node of heap snapshots with Chrome DevTools' own engine. `node test/oracle/compare.ts FILE...` takes
 * files of one process; without files it makes snapshots of every supported runtime, of every kind, and compares those.
 * Exits 1 on any difference.
 */
import { compareSnapshots } from './compare-snapshots.ts';
import { sampleSnapshots } from './sample-snapshots.ts';

const files = process.argv.slice(2);
let differences = 0;
if (files.length > 0) differences += await compareSnapshots(files.join(', '), files);
else
  for await (const { name, files } of sampleSnapshots()) differences += await compareSnapshots(name, files);
console.log(differences === 0 ? 'all equal' : `${differences} differences`);
process.exitCode = differences === 0 ? 0 : 1;

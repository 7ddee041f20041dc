import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { SnapshotDiff, Suspect } from '../../../analyzer/src/index.ts';
import { CULPRIT_PROGRAMS, type CulpritProgram, culpritFile } from '../../culprits/index.ts';
import { recordSnapshots } from '../../culprits/recording.ts';
import { temporaryFolder } from '../../tools/endings.ts';

const CLI = join(import.meta.dirname, '../../../analyzer/dist/cli/main.js');
/** Two programs at a time: they mostly wait. */
const LANES = 2;
const MAX_WRONG_CULPRITS = 1;
const MAX_PATHS_WITHOUT_HOLDERS = 2;

interface Finding {
  readonly program: CulpritProgram;
  readonly isCulpritFirst: boolean;
  readonly missingHolders: readonly string[];
  readonly sentence: string;
}

async function findCulprit(program: CulpritProgram): Promise<Finding> {
  const folder = await temporaryFolder('culprit');
  try {
    const snapshots = await recordSnapshots(culpritFile(program), folder.path);
    const { stdout } = await promisify(execFile)(process.execPath, [CLI, 'diff', '--json', ...snapshots], {
      maxBuffer: 1 << 28,
    });
    return judge(program, (JSON.parse(stdout) as SnapshotDiff).suspects[0]);
  } finally {
    await folder.remove();
  }
}

function judge(program: CulpritProgram, first: Suspect | undefined): Finding {
  const names = first?.path.flatMap(({ className, edgeName }) => [className, edgeName]) ?? [];
  const culprits = [first?.className, first?.functionName].filter((name) => name !== undefined);
  return {
    program,
    isCulpritFirst: culprits.some((name) => program.culprit.test(name)),
    missingHolders: program.holders.filter((holder) => !names.includes(holder)),
    sentence: first?.sentence ?? 'nothing',
  };
}

function line({ program, isCulpritFirst, missingHolders, sentence }: Finding): string {
  const holders = missingHolders.length === 0 ? 'held' : `without ${missingHolders.join(', ')}`;
  return `${program.file}: ${isCulpritFirst ? 'found' : 'WRONG'}, ${holders}: ${sentence}`;
}

test('the culprit comes first and its holders are on its path, whatever the program', async () => {
  const waiting = [...CULPRIT_PROGRAMS];
  const findings: Finding[] = [];
  const lane = async (): Promise<void> => {
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift())
      findings.push(await findCulprit(program));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const table = findings.map(line).sort().join('\n');
  console.log(table);
  expect(findings).toHaveLength(CULPRIT_PROGRAMS.length);
  expect(findings.filter(({ isCulpritFirst }) => !isCulpritFirst).length, table).toBeLessThanOrEqual(
    MAX_WRONG_CULPRITS,
  );
  expect(
    findings.filter(({ missingHolders }) => missingHolders.length > 0).length,
    table,
  ).toBeLessThanOrEqual(MAX_PATHS_WITHOUT_HOLDERS);
});

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBinary } from './binaries.ts';
import { startProcess } from './processes.ts';

/** Turns OpenMetrics text into blocks of a Prometheus data folder, which then opens with that history. */
export async function backfill(openMetrics: string, workFolder: string, dataFolder: string): Promise<void> {
  const file = join(workFolder, 'history.openmetrics');
  await writeFile(file, openMetrics);
  const promtool = await startProcess(await findBinary('promtool'), [
    'tsdb',
    'create-blocks-from',
    'openmetrics',
    '--quiet',
    file,
    dataFolder,
  ]);
  const end = await promtool.ended;
  if (end !== 0) throw new Error(`promtool ended with ${end}:\n${promtool.output()}`);
}

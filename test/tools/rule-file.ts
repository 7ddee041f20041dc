import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DEFAULT_LINKS, type Links } from '../../alerts/alert.ts';
import { alertFiles, RULE_FILE } from '../../alerts/alert-files.ts';
import { thresholdsWith } from '../../alerts/thresholds.ts';
import { temporaryFolder } from './endings.ts';

export interface RuleFileOptions {
  /** `NAME=VALUE` of thresholds that are not to be as shipped. */
  readonly settings?: readonly string[];
  readonly links?: Partial<Links>;
}

/** The rules with thresholds and links of one's own, as `alerts/generate.ts --out` writes them. Gives the file's path. */
export async function writeRuleFile({ settings = [], links }: RuleFileOptions): Promise<string> {
  const files = alertFiles(thresholdsWith(settings), { ...DEFAULT_LINKS, ...links });
  const folder = await temporaryFolder('rules');
  const path = join(folder.path, 'heapwatch.rules.yml');
  await writeFile(path, files[RULE_FILE] ?? '');
  return path;
}

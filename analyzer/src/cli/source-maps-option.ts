import { Option } from 'commander';
import { FileError } from '../open/file-error.ts';
import type { SourceMaps } from '../open/source-maps.ts';
import { InputError } from './input-error.ts';
import { terminalText } from './terminal/terminal-text.ts';

export const sourceMapsOption = (): Option =>
  new Option(
    '--source-maps <dir>',
    'tell places in the original source, by the .map files below a directory',
  );

/** The maps of the directory given, if one is: what reads them is loaded only then. */
export async function readSourceMaps(folder: string | undefined): Promise<SourceMaps | undefined> {
  if (folder === undefined) return undefined;
  const { SourceMaps } = await import('../open/source-maps.ts');
  try {
    return new SourceMaps(folder);
  } catch (error) {
    if (error instanceof FileError) throw new InputError(`${folder}: ${error.message}`);
    throw error;
  }
}

/** Says on stderr what the maps had to leave out. */
export function printMapWarnings(maps: SourceMaps | undefined): void {
  for (const warning of maps?.warnings ?? []) console.error(terminalText(`heapwatch: ${warning}`));
}

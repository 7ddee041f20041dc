import { InvalidArgumentError, Option } from 'commander';

/** Rows shown in a table; JSON is never cut. */
export const topOption = (rows = 20): Option =>
  new Option('--top <count>', 'rows to show').default(rows).argParser((text) => wholeNumber(text, 'count'));

export const filterOption = (what = 'classes whose name contains the text'): Option =>
  new Option('--filter <text>', `only ${what}, in capitals or not`);

/** Whether a name passes `--filter`. */
export function isFiltered(name: string, filter: string | undefined): boolean {
  return filter === undefined || name.toLowerCase().includes(filter.toLowerCase());
}

export const jsonOption = (what = 'print JSON'): Option => new Option('--json', what);

export const htmlOption = (): Option =>
  new Option('--html <file>', 'write a report to read in a browser, offline');

export function wholeNumber(text: string, what: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError(`expected a whole number for ${what}.`);
  }
  return value;
}

const UNIT_BYTES: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  kib: 1024,
  mib: 1024 ** 2,
  gib: 1024 ** 3,
};

/** Bytes as a user writes them: `4096`, `512KiB`, `1.5 MiB`. */
export function byteNumber(text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?) ?([a-z]*)$/i.exec(text) ?? [];
  const factor = unit === undefined ? undefined : UNIT_BYTES[unit.toLowerCase()];
  const bytes = Number(digits) * (factor ?? Number.NaN);
  if (!Number.isSafeInteger(Math.round(bytes)) || (factor === 1 && digits.includes('.'))) {
    throw new InvalidArgumentError('expected bytes, as 4096, 512KiB or 10MiB.');
  }
  return Math.round(bytes);
}

/** Width to write for: the terminal's, else `COLUMNS`, else 80. */
export function outputWidth(): number {
  const columns = process.stdout.columns ?? Number(process.env.COLUMNS);
  return Number.isInteger(columns) && columns > 0 ? columns : 80;
}

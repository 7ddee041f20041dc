import { InvalidArgumentError, Option } from 'commander';

/** Rows shown in a table; JSON is never cut. */
export const topOption = (rows = 20): Option =>
  new Option('--top <count>', 'rows to show').default(rows).argParser((text) => wholeNumber(text, 'count'));

export const filterOption = (): Option =>
  new Option('--filter <text>', 'only classes whose name contains the text');

export const jsonOption = (): Option => new Option('--json', 'print JSON');

export const htmlOption = (): Option =>
  new Option('--html <file>', 'write a report to read in a browser, offline');

export function wholeNumber(text: string, what: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) {
    throw new InvalidArgumentError(`expected a whole number for ${what}.`);
  }
  return value;
}

/** Width to write for: the terminal's, else 80. */
export function outputWidth(): number {
  return process.stdout.columns ?? 80;
}

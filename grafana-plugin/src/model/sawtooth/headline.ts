import type { SeriesRole } from '../series/series-role.ts';
import { formatBytes } from '../units/bytes.ts';
import { formatMebibytesPerHour } from '../units/mebibytes-per-hour.ts';

/** The newest figures of one isolate, in bytes; what is not known is absent. */
export interface HeadlineFigures {
  readonly heapUsedBytes?: number | undefined;
  readonly liveBytes?: number | undefined;
  readonly slopeBytesPerHour?: number | undefined;
  readonly limitBytes?: number | undefined;
  readonly residentBytes?: number | undefined;
}

export interface HeadlinePart {
  readonly role: SeriesRole;
  readonly text: string;
  /** The slope of the trend, in parentheses; beside the live set only. */
  readonly slope?: string;
}

/** `heap 312 MiB · live 247 MiB (+41 MiB/h) · limit 512 MiB`, in parts. */
export function headlineParts(figures: HeadlineFigures): HeadlinePart[] {
  const { heapUsedBytes, liveBytes, slopeBytesPerHour, limitBytes, residentBytes } = figures;
  const parts: HeadlinePart[] = [];
  if (heapUsedBytes !== undefined)
    parts.push({ role: 'heapUsed', text: `heap ${formatBytes(heapUsedBytes)}` });
  if (liveBytes === undefined) {
    parts.push({ role: 'liveSet', text: 'live: no major GC yet' });
  } else {
    const slope =
      slopeBytesPerHour === undefined ? {} : { slope: `(${formatMebibytesPerHour(slopeBytesPerHour)})` };
    parts.push({ role: 'liveSet', text: `live ${formatBytes(liveBytes)}`, ...slope });
  }
  if (limitBytes !== undefined) parts.push({ role: 'heapLimit', text: `limit ${formatBytes(limitBytes)}` });
  if (residentBytes !== undefined) {
    parts.push({ role: 'residentMemory', text: `RSS ${formatBytes(residentBytes)}` });
  }
  return parts;
}

/** The headline as one line of text. */
export function headline(figures: HeadlineFigures): string {
  return headlineParts(figures)
    .map(({ text, slope }) => (slope === undefined ? text : `${text} ${slope}`))
    .join(' · ');
}

/** The newest number of a column. */
export function newestValue(column: readonly (number | null | undefined)[]): number | undefined {
  return column.findLast((value) => typeof value === 'number' && Number.isFinite(value)) ?? undefined;
}

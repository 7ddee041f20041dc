import { dateTimeFormat, dateTimeFormatTimeAgo, type TimeZone } from '@grafana/data';
import { type LeakRow, newestBytes } from '../../model/leaks/leak-row.ts';
import {
  confidenceNumber,
  confidenceWords,
  memoryWords,
  stateWords,
} from '../../model/leaks/verdict-words.ts';
import { isolateTitle } from '../../model/series/isolate-identity.ts';
import { formatBytes } from '../../model/units/bytes.ts';
import { formatMebibytesPerHour } from '../../model/units/mebibytes-per-hour.ts';
import { formatTimeToLimit } from '../../model/units/time-to-limit.ts';

/** What stands in the cells of a row; a cell without an answer is a dash. */
export interface RowTexts {
  readonly title: string;
  readonly memory: string;
  readonly confidence: string;
  readonly slope: string;
  readonly limit: string;
  readonly limitTime: string;
  readonly since: string;
  readonly sinceAge: string;
}

interface Clock {
  /** End of the time range: the moment that the figures are of. */
  readonly toMs: number;
  readonly timeZone: TimeZone;
}

const DAY_MS = 86_400_000;
const NONE = '–';

export function rowTexts(row: LeakRow, clock: Clock): RowTexts {
  const bytes = newestBytes(row);
  const memory = memoryWords(row.memory);
  const seconds = row.secondsToLimit;
  const limitMs =
    seconds === undefined || !Number.isFinite(seconds) ? undefined : clock.toMs + seconds * 1_000;
  return {
    title: isolateTitle(row.identity),
    memory: bytes === undefined ? memory : `${memory} ${formatBytes(bytes)}`,
    confidence: confidenceWords(row),
    slope: row.slopeBytesPerHour === undefined ? NONE : formatMebibytesPerHour(row.slopeBytesPerHour),
    limit: seconds === undefined ? NONE : formatTimeToLimit(seconds),
    limitTime:
      limitMs === undefined || limitMs - clock.toMs > 365 * DAY_MS ? '' : `at ${moment(limitMs, clock)}`,
    since: row.sinceMs === undefined ? NONE : moment(row.sinceMs, clock),
    sinceAge:
      row.sinceMs === undefined ? '' : dateTimeFormatTimeAgo(row.sinceMs, { timeZone: clock.timeZone }),
  };
}

/** The whole row for those who cannot see it, the number behind the confidence included. */
export function rowSentence(row: LeakRow, texts: RowTexts): string {
  const parts = [
    `${texts.title}, ${texts.memory}: ${stateWords(row.state)}`,
    texts.confidence,
    row.slopeBytesPerHour === undefined ? '' : texts.slope,
    row.secondsToLimit === undefined ? '' : `limit ${texts.limit}`,
    row.sinceMs === undefined ? '' : `since ${texts.since}, ${texts.sinceAge}`,
  ];
  return `${parts.filter((part) => part !== '').join(', ')}. ${confidenceNumber(row.confidence)}`;
}

/** The time of day, with the day where it is not near the range's end. */
function moment(timeMs: number, { toMs, timeZone }: Clock): string {
  const day = (ms: number) => dateTimeFormat(ms, { timeZone, format: 'YYYY-MM-DD' });
  const format =
    day(timeMs) === day(toMs)
      ? 'HH:mm'
      : Math.abs(timeMs - toMs) < 180 * DAY_MS
        ? 'MMM D, HH:mm'
        : 'YYYY-MM-DD';
  return dateTimeFormat(timeMs, { timeZone, format });
}

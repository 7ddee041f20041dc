import { basename } from 'node:path';
import { formatByteDelta, formatBytes } from '../../explain/byte-text.ts';
import type { SnapshotDiff } from '../../explain/snapshot-diff.ts';
import type { Suspect } from '../../explain/suspects/suspects.ts';
import type { WatchedProcess } from '../../run/program-watch.ts';
import type { IsolateVitals, MemoryVitals } from '../../run/vitals.ts';
import { terminalText, wrapText } from '../terminal/terminal-text.ts';
import { suspectLines } from '../text/suspect-lines.ts';

/** The states of the detector in the words of the live line. */
const STATE_WORDS: Readonly<Record<string, string>> = {
  warming_up: 'warming up',
  not_enough_gcs: 'too few GCs to judge',
  stable: 'stable',
  leaking: 'LEAKING',
  overload: 'overloaded',
};
/** Smaller suspects are noise beside a leak that was told: what `--expect-fixed` takes for noise. */
const NOISE_BYTES = 256 * 1024;
const NOISE_SHARE = 0.01;
const MOST_SUSPECTS = 3;

/** `server.js (pid 4242)`, and the thread if it is not the main one. */
export function processName(
  { script, pid }: Pick<WatchedProcess, 'script' | 'pid'>,
  isolate = 'main',
): string {
  const thread = isolate === 'main' ? '' : ` thread ${isolate}`;
  return terminalText(`${basename(script)} (pid ${pid})${thread}`);
}

/** `stable · heap 48.1 MiB · live 31.2 MiB (+2.4 MiB/h) · limit 4.0 GiB`. */
export function vitalsText(isolate: IsolateVitals): string {
  const heap = isolate.memories.find(({ memory }) => memory === 'heap');
  const live =
    isolate.liveBytes === undefined
      ? []
      : [`live ${formatBytes(isolate.liveBytes)}${heap === undefined ? '' : ` (${slopeText(heap)})`}`];
  const limit = isolate.heapLimitBytes === undefined ? [] : [`limit ${formatBytes(isolate.heapLimitBytes)}`];
  const beside = isolate.memories
    .filter(({ memory, state }) => memory !== 'heap' && state === 'leaking')
    .map((memory) => `${memory.memory} LEAKING ${slopeText(memory)}`);
  const parts = [stateText(heap), ...beside, `heap ${formatBytes(isolate.heapUsedBytes)}`, ...live, ...limit];
  return parts.join(' · ');
}

const stateText = (memory: MemoryVitals | undefined): string =>
  memory === undefined ? 'not judged yet' : (STATE_WORDS[memory.state] ?? memory.state);

function slopeText({ slopeBytesPerSecond }: MemoryVitals): string {
  return `${formatByteDelta(Math.round(slopeBytesPerSecond * 3600))}/h`;
}

/** Says that a leak was told, and, of the first one of a process, what comes next. */
export function leakLines(name: string, memory: MemoryVitals, width: number, isFirst = true): string[] {
  const { secondsToLimit } = memory;
  const limit = Number.isFinite(secondsToLimit)
    ? `; reaches its limit in ${durationText(secondsToLimit)}`
    : '';
  const next =
    memory.memory === 'native'
      ? ' A heap snapshot does not show native memory.'
      : isFirst
        ? ' Capturing a snapshot, which pauses it.'
        : '';
  const what = `heapwatch: ${name} leaks: ${memory.memory} memory ${slopeText(memory)}${limit}.${next}`;
  return wrapText(what, width, 2);
}

/** The suspects of a diff that are worth telling. */
export function worthTelling(diff: SnapshotDiff): Suspect[] {
  const noise = Math.max(NOISE_BYTES, NOISE_SHARE * Math.min(diff.baseline.bytes, diff.current.bytes));
  return diff.suspects.filter(({ retainedBytes }) => retainedBytes > noise);
}

/** What grew in a process, as `heapwatch diff` words it. */
export function culpritLines(name: string, diff: SnapshotDiff, width: number): string[] {
  const suspects = worthTelling(diff).slice(0, MOST_SUSPECTS);
  const sizes = `${formatBytes(diff.baseline.bytes)} → ${formatBytes(diff.current.bytes)}`;
  const heading = `What grew in ${name}, ${sizes}`;
  if (suspects.length === 0) {
    return wrapText(`heapwatch: ${name}: nothing of size grew between its snapshots (${sizes}).`, width, 2);
  }
  return suspectLines(suspects, width, { heading });
}

/** `40 s`, `12 min`, `3 h`. */
export function durationText(seconds: number): string {
  if (seconds < 100) return `${Math.round(seconds)} s`;
  return seconds < 6000 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

/** How a process that did not leak was when it ended. */
export function endLine(name: string, isolate: IsolateVitals, seconds: number): string {
  return `${name}, after ${durationText(seconds)}: ${vitalsText(isolate)}`;
}

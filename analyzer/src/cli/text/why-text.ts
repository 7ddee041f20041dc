import type { Explanation, TestResult } from '@heapwatch/exporter/detector';
import { formatBytes, formatCount } from '../../explain/byte-text.ts';
import type { Replay } from '../../series/replay.ts';
import { paint } from '../terminal/terminal-paint.ts';
import { terminalText, wrapText } from '../terminal/terminal-text.ts';
import { formatTable } from '../terminal/text-table.ts';

/** What the detector saw, when it changed its mind, and each test against its threshold. */
export function whyText(name: string, seen: Replay, width: number): string {
  const { sampleCount, liveCount, restartCount, fromMs, toMs, changes, explanations } = seen;
  const restarts = restartCount === 0 ? '' : `, ${formatCount(restartCount)} restarts`;
  const head = `${name}: ${formatCount(sampleCount)} samples from ${time(fromMs)} to ${time(toMs)}, ${formatCount(liveCount)} of them with a live set${restarts}`;
  const told = changes
    .filter(({ before, verdict }) => before === 'leaking' || verdict.leaking)
    .map(({ atMs, verdict }) => `${time(atMs)}  ${verdict.memory} is ${verdict.state}: ${verdict.why}`);
  return [
    ...wrapText(terminalText(head), width, 2),
    ...(told.length === 0 ? ['It told no leak.'] : told.flatMap((line) => wrapText(line, width, 2))),
    ...Object.values(explanations).flatMap((explanation) => ['', ...explanationLines(explanation, width)]),
  ].join('\n');
}

function explanationLines({ memory, verdict, windowHours, tests }: Explanation, width: number): string[] {
  const state = paint('heading', `${memory}: ${verdict.state.replaceAll('_', ' ')}`);
  const lines = [state, ...wrapText(`  ${verdict.why}`, width, 2)];
  if (windowHours === undefined) return [...lines, '  No window was long enough to be tested.'];
  const rows = tests.map(({ test, value, threshold, unit, passed }: TestResult) => [
    `  ${test}`,
    unit === 'bytes' ? formatBytes(value) : number(value),
    `≥ ${unit === 'bytes' ? formatBytes(threshold) : number(threshold)}`,
    unit === 'bytes' ? '' : unit,
    passed ? 'passed' : 'FAILED',
  ]);
  const table = formatTable(['  Test', 'Value', 'Threshold', 'Unit', 'Result'], rows, {
    width,
    optional: [3],
  });
  return [...lines, `  In the window of ${number(windowHours)} h that came nearest to a leak:`, ...table];
}

function number(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : value < 0 ? '-∞' : '-';
  return Number(value.toPrecision(3)).toLocaleString('en-US', { maximumFractionDigits: 3 });
}

/** UTC, as logs have it. */
function time(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')}Z`;
}

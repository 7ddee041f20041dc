import { formatByteDelta, formatBytes, formatCount } from '../../explain/byte-text.ts';
import type { ProfileFrame } from '../../profiles/heap-profile.ts';
import type { FunctionGrowth } from '../../profiles/profile-diff.ts';
import type { FileProfileDiff } from '../files/profile-diff.ts';
import { terminalText, wrapText } from '../terminal/terminal-text.ts';
import { cutNote, formatTable } from '../terminal/text-table.ts';

/** Frames of a path that are shown; the function itself and its nearest callers. */
const SHOWN_FRAMES = 4;

/** The diff for a reader: how much grew, the function that grew most with the way to it, and `top` functions. */
export function profileDiffText(diff: FileProfileDiff, top: number, width: number): string {
  const { baseline, current, sameProcess } = diff;
  return [
    `Baseline ${fileText(baseline)}`,
    `Current  ${fileText(current)}`,
    ...(sameProcess === false
      ? wrapText('Not of the same process, or not sampled since the same time.', width, 2)
      : []),
    '',
    ...profileGrowthLines(diff, top, width),
  ].join('\n');
}

/** The same without the files. */
export function profileGrowthLines(
  { functions, limits }: FileProfileDiff,
  top: number,
  width: number,
): string[] {
  const lines: string[] = [];
  const [first] = functions;
  if (first === undefined || first.deltaBytes <= 0) lines.push('No function has more alive than before.');
  else {
    const { functionName, deltaBytes, paths } = first;
    lines.push(
      ...wrapText(
        `${nameOf(functionName)} allocated ${formatByteDelta(deltaBytes)} more that is alive.`,
        width,
        0,
      ),
      ...wrapText(`called ${pathText(paths[0].frames)}`, width, 2).map((line) => `  ${line}`),
    );
  }
  if (functions.length > 0) {
    const rows = functions.slice(0, top).map(rowOf);
    lines.push('', ...formatTable(['Function', 'Before', 'Now', 'Delta'], rows, { width, optional: [1, 2] }));
    lines.push(...cutNote(functions.length, rows.length, 'functions'));
  }
  lines.push('', ...limits.flatMap((limit) => wrapText(limit, width, 0)));
  return lines;
}

function fileText({ file, liveBytes, sampleCount }: FileProfileDiff['baseline']): string {
  return `${terminalText(file)} (${formatBytes(liveBytes)} alive, ${formatCount(sampleCount)} samples)`;
}

function rowOf({ functionName, source, baselineBytes, currentBytes, deltaBytes }: FunctionGrowth): string[] {
  const place = placeOf(source);
  return [
    place === '' ? nameOf(functionName) : `${nameOf(functionName)} ${place}`,
    formatBytes(baselineBytes),
    formatBytes(currentBytes),
    formatByteDelta(deltaBytes),
  ];
}

function pathText(frames: readonly ProfileFrame[]): string {
  const shown = frames
    .slice(-SHOWN_FRAMES)
    .map((frame) => `${nameOf(frame.functionName)} ${placeOf(frame)}`.trim());
  return `${frames.length > SHOWN_FRAMES ? '… → ' : ''}${shown.join(' → ')}`;
}

function nameOf(functionName: string): string {
  return functionName === '' ? '(anonymous)' : terminalText(functionName);
}

/** The end of the URL tells; folders in front of it seldom do. */
function placeOf({ url, line, column }: Pick<ProfileFrame, 'url' | 'line' | 'column'>): string {
  if (url === '') return '';
  const file = terminalText(url.split('/').at(-1) ?? url);
  return line === 0 ? file : `${file}:${line}:${column}`;
}

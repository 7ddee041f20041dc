import { Command } from 'commander';
import { formatBytes, formatCount } from '../explain/byte-text.ts';
import { formatSource } from '../explain/names/source-text.ts';
import { type ClassRetainers, groupRetainers, type RetainerGroup } from '../explain/paths/retainer-groups.ts';
import type { PathStep } from '../explain/paths/retaining-path.ts';
import { loadSnapshot } from '../open/load-snapshot.ts';
import { filterOption, isFiltered, jsonOption, outputWidth, topOption } from './command-options.ts';
import { readSnapshot } from './files/read-snapshot.ts';
import { InputError } from './input-error.ts';
import { printMapWarnings, readSourceMaps, sourceMapsOption } from './source-maps-option.ts';
import { paint } from './terminal/terminal-paint.ts';
import { terminalText, wrapText } from './terminal/terminal-text.ts';
import { cutNote } from './terminal/text-table.ts';
import { nearestNames } from './text/nearest-names.ts';

interface RetainersOptions {
  readonly json?: boolean;
  readonly top: number;
  readonly filter?: string;
  readonly sourceMaps?: string;
}

const EXAMPLES = `
Examples:
  heapwatch retainers app.heapsnapshot Session
  heapwatch retainers app.heapsnapshot 'onRequest()' --top 10 --filter _events`;

export const retainersCommand = (): Command =>
  new Command('retainers')
    .description('who holds the nodes of a class, by retaining path')
    .argument('<snapshot>', 'a .heapsnapshot file, plain or gzip')
    .argument('<class>', 'name of the class as `summary` prints it')
    .addOption(jsonOption())
    .addOption(topOption(5))
    .addOption(filterOption('paths with a step whose edge or class contains the text'))
    .addOption(sourceMapsOption())
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, className: string, options: RetainersOptions) => {
      const sourceMaps = await readSourceMaps(options.sourceMaps);
      const loaded = await readSnapshot(path, loadSnapshot);
      const snapshot = sourceMaps?.map(loaded) ?? loaded;
      const retainers = groupRetainers(snapshot, className);
      if (retainers === undefined) {
        const near = nearestNames(className, snapshot.classes.names);
        const advice =
          near.length === 0 ? 'see heapwatch summary' : `did you mean ${near.map(quote).join(' or ')}?`;
        throw new InputError(`${path}: it has no class ${quote(className)} (${advice})`);
      }
      const groups = retainers.groups.filter((group) => isOnPath(group.path, options.filter));
      const shown = { ...retainers, groups };
      if (options.json) console.log(JSON.stringify({ file: path, ...shown }));
      else if (groups.length === 0 && retainers.groups.length > 0) {
        console.log(
          `No retaining path passes --filter; without it: ${formatCount(retainers.groups.length)}.`,
        );
      } else console.log(retainersText(shown, options.top, outputWidth()));
      printMapWarnings(sourceMaps);
    });

const quote = (name: string): string => `"${terminalText(name)}"`;

function isOnPath(path: readonly PathStep[], filter: string | undefined): boolean {
  return path.some(
    ({ edgeName, className }) => isFiltered(edgeName ?? '', filter) || isFiltered(className, filter),
  );
}

function retainersText(retainers: ClassRetainers, top: number, width: number): string {
  const { className, nodeCount, lookedInto, groups } = retainers;
  const places = groups.length === 1 ? 'one place' : `${formatCount(groups.length)} places`;
  const nodes = nodeCount === 1 ? '1 node' : `${formatCount(nodeCount)} nodes`;
  const fit = (line: string, indent: number): string[] => wrapText(terminalText(line), width, indent);
  const lines = fit(`${className}: ${nodes}, held at ${places}`, 2);
  if (lookedInto < nodeCount) {
    lines.push(...fit(`(of the ${formatCount(lookedInto)} most retaining of them)`, 2));
  }
  for (const group of groups.slice(0, top)) {
    lines.push('', ...fit(groupHeading(group), 2).map((line) => paint('heading', line)));
    for (const line of pathLines(group.path)) lines.push(...fit(line, /^ */.exec(line)?.[0].length ?? 0));
  }
  const note = cutNote(groups.length, top, 'places');
  return [...lines, ...(note.length === 0 ? [] : ['', ...note])].join('\n');
}

function groupHeading(group: RetainerGroup): string {
  return `${formatCount(group.count)} × retaining ${formatBytes(group.retainedBytes)}, one is @${group.nodeId}`;
}

/** One step a line, root first. */
function pathLines(path: readonly PathStep[]): string[] {
  return path.flatMap((step, depth) => {
    const times = step.count === undefined ? '' : `  (× ${formatCount(step.count)})`;
    const place = step.source === undefined ? '' : `  ${formatSource(step.source)}`;
    const indent = '  '.repeat(Math.min(depth, 10) + 1);
    const gap = step.omitted === undefined ? [] : [`${indent}… ${formatCount(step.omitted)} steps left out`];
    return [...gap, `${indent}${edgeText(step)}${step.className}${times}${place}`];
  });
}

function edgeText({ edgeType, edgeName }: PathStep): string {
  if (edgeName === undefined) return '';
  if (edgeType === 'element') return `[${edgeName}]: `;
  if (edgeType === 'context') return `variable ${edgeName}: `;
  if (edgeType !== 'property') return `(${edgeName}): `;
  return /^[\p{ID_Start}_$#][\p{ID_Continue}$]*$/u.test(edgeName)
    ? `.${edgeName}: `
    : `[${JSON.stringify(edgeName)}]: `;
}

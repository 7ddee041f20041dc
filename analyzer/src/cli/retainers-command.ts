import { Command } from 'commander';
import { formatBytes, formatCount } from '../explain/byte-text.ts';
import { type ClassRetainers, groupRetainers, type RetainerGroup } from '../explain/retainer-groups.ts';
import type { PathStep } from '../explain/retaining-path.ts';
import { formatSource } from '../explain/suspect-text.ts';
import { loadSnapshot } from '../open/load-snapshot.ts';
import { jsonOption, outputWidth, topOption } from './command-options.ts';
import { InputError, readSnapshot } from './read-snapshot.ts';
import { cutText, terminalText } from './terminal-text.ts';

export const retainersCommand = (): Command =>
  new Command('retainers')
    .description('who holds the nodes of a class, by retaining path')
    .argument('<snapshot>', 'a .heapsnapshot file, plain or gzip')
    .argument('<class>', 'name of the class as `summary` prints it')
    .addOption(jsonOption())
    .addOption(topOption(5))
    .action(async (path: string, className: string, options: { json?: boolean; top: number }) => {
      const retainers = groupRetainers(await readSnapshot(path, loadSnapshot), className);
      if (retainers === undefined) {
        throw new InputError(`${path}: it has no class "${terminalText(className)}" (see heapwatch summary)`);
      }
      if (options.json) console.log(JSON.stringify({ file: path, ...retainers }));
      else console.log(retainersText(retainers, options.top, outputWidth()));
    });

function retainersText(retainers: ClassRetainers, top: number, width: number): string {
  const { className, nodeCount, lookedInto, groups } = retainers;
  const places = groups.length === 1 ? 'one place' : `${formatCount(groups.length)} places`;
  const lines = [
    `${className}: ${nodeCount === 1 ? '1 node' : `${formatCount(nodeCount)} nodes`}, held at ${places}`,
  ];
  if (lookedInto < nodeCount) lines.push(`(of the ${formatCount(lookedInto)} most retaining of them)`);
  for (const group of groups.slice(0, top)) lines.push('', groupHeading(group), ...pathLines(group.path));
  if (groups.length > top) lines.push('', `… ${formatCount(groups.length - top)} more places (--top)`);
  return lines.map((line) => cutText(terminalText(line), width)).join('\n');
}

function groupHeading(group: RetainerGroup): string {
  return `${formatCount(group.count)} × retaining ${formatBytes(group.retainedBytes)}, one is @${group.nodeId}`;
}

/** One step a line, root first. */
function pathLines(path: readonly PathStep[]): string[] {
  return path.map((step, depth) => {
    const times = step.count === undefined ? '' : `  (× ${formatCount(step.count)})`;
    const place = step.source === undefined ? '' : `  ${formatSource(step.source)}`;
    return `${'  '.repeat(Math.min(depth, 10) + 1)}${edgeText(step)}${step.className}${times}${place}`;
  });
}

function edgeText({ edgeType, edgeName }: PathStep): string {
  if (edgeName === undefined) return '';
  if (edgeType === 'element') return `[${edgeName}]: `;
  if (edgeType === 'context') return `variable ${edgeName}: `;
  return edgeType === 'property' ? `.${edgeName}: ` : `(${edgeName}): `;
}

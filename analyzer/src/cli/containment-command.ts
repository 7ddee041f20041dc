import { Command, Option } from 'commander';
import { formatBytes, formatCount } from '../explain/byte-text.ts';
import { type ContainedNode, contained, findNode } from '../explain/paths/containment.ts';
import { loadSnapshot } from '../open/load-snapshot.ts';
import {
  filterOption,
  isFiltered,
  jsonOption,
  outputWidth,
  topOption,
  wholeNumber,
} from './command-options.ts';
import { readSnapshot } from './files/read-snapshot.ts';
import { InputError } from './input-error.ts';
import { cutNote, formatTable } from './terminal/text-table.ts';

interface ContainmentOptions {
  readonly node?: number;
  readonly json?: boolean;
  readonly top: number;
  readonly filter?: string;
}

const EXAMPLES = `
Examples:
  heapwatch containment app.heapsnapshot
  heapwatch containment app.heapsnapshot --node 77 --filter cache`;

export const containmentCommand = (): Command =>
  new Command('containment')
    .description('what a node points to, from the roots downwards')
    .argument('<snapshot>', 'a .heapsnapshot file, plain or gzip')
    .addOption(
      new Option('--node <id>', 'the node to look into; the root unless given').argParser((text) =>
        wholeNumber(text, 'id'),
      ),
    )
    .addOption(jsonOption())
    .addOption(topOption(20))
    .addOption(filterOption('what has the text in its edge or class'))
    .addHelpText('after', EXAMPLES)
    .action(async (path: string, options: ContainmentOptions) => {
      const snapshot = await readSnapshot(path, loadSnapshot);
      const node = options.node === undefined ? 0 : findNode(snapshot, options.node);
      if (node === undefined) {
        throw new InputError(
          `${path}: it has no node @${options.node}; the tables of retainers and containment print ids behind @`,
        );
      }
      const all = contained(snapshot, node);
      const nodes = all.filter(
        ({ edgeName, className }) =>
          isFiltered(edgeName, options.filter) || isFiltered(className, options.filter),
      );
      if (options.json) console.log(JSON.stringify({ file: path, nodeId: snapshot.nodeIds[node], nodes }));
      else if (nodes.length === 0 && all.length > 0) {
        console.log(`No node that it points to passes --filter; without it: ${formatCount(all.length)}.`);
      } else console.log(containmentLines(nodes, options.top, outputWidth()).join('\n'));
    });

function containmentLines(nodes: readonly ContainedNode[], top: number, width: number): string[] {
  if (nodes.length === 0) return ['It points to nothing.'];
  const rows = nodes
    .slice(0, top)
    .map((row) => [
      `${row.edgeName}: ${row.className}`,
      `@${row.nodeId}`,
      formatBytes(row.selfBytes),
      formatBytes(row.retainedBytes),
      formatCount(row.edgeCount),
    ]);
  const header = ['Edge and class', 'Node', 'Shallow size', 'Retained size', 'Edges'];
  return [...formatTable(header, rows, { width, optional: [4, 2] }), ...cutNote(nodes.length, top, 'nodes')];
}

import { Command, Option } from 'commander';
import { formatBytes, formatCount } from '../explain/byte-text.ts';
import { contained, findNode } from '../explain/containment.ts';
import { loadSnapshot } from '../open/load-snapshot.ts';
import { jsonOption, outputWidth, topOption, wholeNumber } from './command-options.ts';
import { InputError, readSnapshot } from './read-snapshot.ts';
import { formatTable } from './text-table.ts';

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
    .action(async (path: string, options: { node?: number; json?: boolean; top: number }) => {
      const snapshot = await readSnapshot(path, loadSnapshot);
      const node = options.node === undefined ? 0 : findNode(snapshot, options.node);
      if (node === undefined) throw new InputError(`${path}: it has no node @${options.node}`);
      const nodes = contained(snapshot, node);
      if (options.json) console.log(JSON.stringify({ file: path, nodeId: snapshot.nodeIds[node], nodes }));
      else {
        const rows = nodes
          .slice(0, options.top)
          .map((row) => [
            `${row.edgeName}: ${row.className}`,
            `@${row.nodeId}`,
            formatBytes(row.selfBytes),
            formatBytes(row.retainedBytes),
            formatCount(row.edgeCount),
          ]);
        const header = ['Edge and class', 'Node', 'Shallow size', 'Retained size', 'Edges'];
        console.log(formatTable(header, rows, outputWidth()).join('\n'));
        if (nodes.length > options.top)
          console.log(`… ${formatCount(nodes.length - options.top)} more (--top)`);
      }
    });

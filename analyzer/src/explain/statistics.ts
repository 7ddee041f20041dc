import { EdgeType, NodeType } from '../parse/node-type.ts';
import type { HeapSnapshot } from './heap-snapshot.ts';

/** Where the bytes are. `code`, `strings`, `jsArrays` and `system` are in V8's heap, `native` is outside of it. */
export interface HeapStatistics {
  readonly total: number;
  readonly code: number;
  readonly strings: number;
  readonly jsArrays: number;
  /** V8's own bookkeeping: hidden classes, scopes. */
  readonly system: number;
  readonly native: number;
  /** Of `native`: contents of ArrayBuffers, Buffers among them. */
  readonly typedArrays: number;
}

/** The split that Chrome DevTools shows as Statistics, by its rule (`calculateStatistics`). */
export function measureStatistics(snapshot: HeapSnapshot): HeapStatistics {
  const { columns, detached } = snapshot.graph;
  const { nodeTypes, nodeNames, strings: table, extraNativeBytes } = columns;
  const arrayName = table.find('Array');
  const contentsName = table.find('system / JSArrayBufferData');
  const sums = { code: 0, strings: 0, jsArrays: 0, system: 0, native: extraNativeBytes, typedArrays: 0 };
  for (let node = 0; node < snapshot.nodeCount; node++) {
    const bytes = snapshot.selfSizes[node];
    switch (nodeTypes[node]) {
      case NodeType.Hidden:
        sums.system += bytes;
        break;
      case NodeType.Native:
        sums.native += bytes;
        if (nodeNames[node] === contentsName && !detached?.has(node)) sums.typedArrays += bytes;
        break;
      case NodeType.Code:
        sums.code += bytes;
        break;
      case NodeType.String:
      case NodeType.ConcatenatedString:
      case NodeType.SlicedString:
        sums.strings += bytes;
        break;
      default:
        if (nodeNames[node] === arrayName) sums.jsArrays += bytes + ownElements(snapshot, node);
    }
  }
  return { total: snapshot.retainedSizes[0] + extraNativeBytes, ...sums };
}

/** Bytes of an array's elements, if no one else points at them and their size was not counted to the array already. */
function ownElements(snapshot: HeapSnapshot, array: number): number {
  const { columns, retainers } = snapshot.graph;
  for (let edge = columns.firstEdges[array]; edge < columns.firstEdges[array + 1]; edge++) {
    if (columns.edgeTypes[edge] !== EdgeType.Internal) continue;
    if (columns.strings.get(columns.edgeNames[edge]) !== 'elements') continue;
    const target = columns.edgeTargets[edge];
    const isOwn = retainers.first[target + 1] - retainers.first[target] === 1;
    return isOwn ? snapshot.selfSizes[target] : 0;
  }
  return 0;
}

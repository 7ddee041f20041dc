import { formatBytes, formatBytesDelta } from '../units/bytes.ts';
import { formatCount, formatCountDelta } from '../units/counts.ts';
import type { DiffColumn } from './diff-rows.ts';
import type { TreeRow } from './diff-tree.ts';
import { edgeText, isInnerEdge, pathLine, placeText } from './path-text.ts';
import { isUserClass } from './system-class.ts';

/** What a row of the table says. */
export interface RowCells {
  /** Muted words before and after the name. */
  readonly before: string;
  readonly name: string;
  readonly after: string;
  readonly isMuted: boolean;
  /** A row that loads more rows. */
  readonly isMore: boolean;
  readonly title: string;
  readonly numbers: Partial<Readonly<Record<DiffColumn, string>>>;
  readonly retainedBytes: number;
}

const PLAIN = { before: '', after: '', isMuted: false, isMore: false, title: '', retainedBytes: 0 };

export function rowCells(item: TreeRow['item']): RowCells {
  switch (item.kind) {
    case 'class': {
      const { row } = item;
      return {
        ...PLAIN,
        name: row.className,
        after: row.grewEveryTime === true ? 'grew every time' : '',
        isMuted: !isUserClass(row.className),
        title: row.className,
        retainedBytes: row.retainedByAddedBytes,
        numbers: {
          addedCount: formatCount(row.addedCount),
          removedCount: formatCount(row.removedCount),
          deltaCount: formatCountDelta(row.deltaCount),
          deltaBytes: formatBytesDelta(row.deltaBytes),
          retainedByAddedBytes: formatBytes(row.retainedByAddedBytes),
        },
      };
    }
    case 'group': {
      const { count, path, selfBytes, retainedBytes } = item.group;
      return {
        ...PLAIN,
        before: `${formatCount(count)} ×`,
        name: pathLine(path) || '(root)',
        title: pathLine(path, Number.POSITIVE_INFINITY),
        retainedBytes,
        numbers: {
          addedCount: formatCount(count),
          deltaBytes: formatBytes(selfBytes),
          retainedByAddedBytes: formatBytes(retainedBytes),
        },
      };
    }
    case 'node': {
      const { nodeId, className, selfBytes, retainedBytes, source } = item.node;
      return {
        ...PLAIN,
        name: className,
        after: [`@${nodeId}`, placeText(source)].filter((word) => word !== '').join(' · '),
        title: `${className} @${nodeId}: open to see what holds it`,
        retainedBytes,
        numbers: { deltaBytes: formatBytes(selfBytes), retainedByAddedBytes: formatBytes(retainedBytes) },
      };
    }
    case 'retainer': {
      const { nodeId, className, edgeType, edgeName, isWeak, isDominator, source, distance, ...sizes } =
        item.retainer;
      const edge = edgeText({ edgeType, ...(edgeName === undefined ? {} : { edgeName }) });
      const marks = [
        `@${nodeId}`,
        placeText(source),
        isWeak ? 'weak: keeps nothing alive' : '',
        isDominator ? 'every path passes here' : '',
        sizes.retainerCount === 0 ? 'root' : '',
      ];
      return {
        ...PLAIN,
        before: `${edge} in`,
        name: className,
        after: marks.filter((word) => word !== '').join(' · '),
        isMuted: isWeak || isInnerEdge(edgeType),
        title: `${edge} in ${className} @${nodeId}${distance === undefined ? '' : `, ${distance} from a root`}`,
        retainedBytes: sizes.retainedBytes,
        numbers: {
          deltaBytes: formatBytes(sizes.selfBytes),
          retainedByAddedBytes: formatBytes(sizes.retainedBytes),
        },
      };
    }
    case 'note':
      return { ...PLAIN, name: item.text, isMuted: !item.isMore, isMore: item.isMore, numbers: {} };
  }
}

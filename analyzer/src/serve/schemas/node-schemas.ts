import type { NodePath, NodeRetainers, NodeRow, PathStep, Retainer, SourceLocation } from '../wire/node.ts';
import { count, flag, list, name, number, object, text } from './schema.ts';

export const sourceLocation = name(
  'SourceLocation',
  object<SourceLocation>({ url: text, line: number, column: number }, {}),
);

export const pathStep = name(
  'PathStep',
  object<PathStep>(
    { edgeType: text, className: text },
    { edgeName: text, count, omitted: count, source: sourceLocation },
  ),
);

const ROW = { nodeId: count, className: text, selfBytes: count, retainedBytes: count };
const ROW_OPTIONAL = { distance: count, source: sourceLocation };

export const nodeRow = name('NodeRow', object<NodeRow>(ROW, ROW_OPTIONAL));

const retainer = name(
  'Retainer',
  object<Retainer>(
    { ...ROW, edgeType: text, isWeak: flag, isDominator: flag, retainerCount: count },
    { ...ROW_OPTIONAL, edgeName: text },
  ),
);

export const nodeRetainers = name(
  'NodeRetainers',
  object<NodeRetainers>({ node: nodeRow, total: count, offset: count, retainers: list(retainer) }, {}),
);

export const nodePath = name('NodePath', object<NodePath>({ node: nodeRow, path: list(pathStep) }, {}));

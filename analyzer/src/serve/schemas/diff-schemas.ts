import type {
  ClassGroups,
  ClassGrowth,
  Diff,
  DiffMap,
  DiffSide,
  DiffSuspects,
  GroupNodes,
  MapBox,
  MapRest,
  NodeGroup,
  Suspect,
} from '../wire/diff.ts';
import { collections, contexts, listeners } from './finding-schemas.ts';
import { nodeRow, pathStep, sourceLocation } from './node-schemas.ts';
import { anyOf, count, flag, list, name, number, object, refer, text } from './schema.ts';

const side = name(
  'DiffSide',
  object<DiffSide>({ id: text, nodes: count, bytes: count, capturedAt: text }, { isRedacted: flag }),
);

const classGrowth = name(
  'ClassGrowth',
  object<ClassGrowth>(
    {
      className: text,
      isSystem: flag,
      addedCount: count,
      removedCount: count,
      deltaCount: number,
      addedBytes: count,
      removedBytes: count,
      deltaBytes: number,
      retainedByAddedBytes: count,
    },
    { key: text, grewEveryTime: flag },
  ),
);

const suspect = name(
  'Suspect',
  object<Suspect>(
    {
      rank: count,
      className: text,
      addedCount: count,
      deltaBytes: number,
      retainedBytes: count,
      sentence: text,
      holders: text,
      path: list(pathStep),
    },
    { functionName: text, source: sourceLocation },
  ),
);

const HEAD = { baseline: side, current: side, through: list(text), sameProcess: flag };

export const diff = name(
  'Diff',
  object<Diff>(
    {
      ...HEAD,
      classes: list(classGrowth),
      classesLeftOut: count,
      suspects: list(suspect),
      listeners,
      contexts,
    },
    { collections },
  ),
);

export const diffSuspects = name(
  'DiffSuspects',
  object<DiffSuspects>({ ...HEAD, suspects: list(suspect) }, {}),
);

const mapRest = name('MapRest', object<MapRest>({ boxes: count, bytes: count }, {}));
const mapBox = name(
  'MapBox',
  object<MapBox>(
    {
      className: text,
      count,
      bytes: count,
      isStorage: flag,
      parts: list(refer<MapBox>('MapBox')),
      rest: mapRest,
    },
    {},
  ),
);

export const diffMap = name(
  'DiffMap',
  object<DiffMap>({ bytes: count, parts: list(mapBox), rest: mapRest }, {}),
);

const nodeGroup = name(
  'NodeGroup',
  object<NodeGroup>(
    { key: text, count, selfBytes: count, retainedBytes: count, nodeId: count, path: list(pathStep) },
    {},
  ),
);

const classGroups = name(
  'ClassGroups',
  object<ClassGroups>(
    { className: text, key: text, total: count, lookedInto: count, groups: list(nodeGroup) },
    {},
  ),
);

const groupNodes = name(
  'GroupNodes',
  object<GroupNodes>(
    { className: text, key: text, group: text, total: count, offset: count, nodes: list(nodeRow) },
    {},
  ),
);

export const classNodes = anyOf<ClassGroups | GroupNodes>(classGroups as never, groupNodes as never);

import type { ClassTotals, SnapshotStatistics, SnapshotSummary } from '../wire/summary.ts';
import { contexts, largeCollections, manyListenersList } from './finding-schemas.ts';
import { count, flag, list, name, object, text } from './schema.ts';

const classTotals = name(
  'ClassTotals',
  object<ClassTotals>({ className: text, isSystem: flag, count, selfBytes: count, retainedBytes: count }, {}),
);

export const snapshotSummary = name(
  'SnapshotSummary',
  object<SnapshotSummary>(
    {
      id: text,
      nodes: count,
      edges: count,
      bytes: count,
      classes: list(classTotals),
      classesLeftOut: count,
      collections: largeCollections,
      listeners: manyListenersList,
      contexts,
    },
    {},
  ),
);

export const snapshotStatistics = name(
  'SnapshotStatistics',
  object<SnapshotStatistics>(
    {
      id: text,
      total: count,
      code: count,
      strings: count,
      jsArrays: count,
      system: count,
      native: count,
      typedArrays: count,
    },
    {},
  ),
);

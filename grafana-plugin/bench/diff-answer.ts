import type { ClassGrowth, Diff, DiffMap, SnapshotList } from '../../analyzer/src/serve/wire.ts';

const NONE = { rows: [], leftOut: 0 };
const SIDE = { nodes: 2_400_000, bytes: 250 * 2 ** 20 };
const TIMES = { before: '2026-01-01T01:55:00Z', after: '2026-01-01T03:05:00Z' } as const;

/** What the snapshot service answers on a path below `/api/v1/`, for a diff of so many classes. */
export function diffAnswer(path: string, classCount: number): Diff | DiffMap | SnapshotList {
  if (path.startsWith('snapshots')) {
    const snapshots = (['after', 'before'] as const).map((id) => ({
      id,
      state: 'captured' as const,
      instance: 'bench',
      service: 'bench',
      isolate: 'main',
      capturedAt: TIMES[id],
      fileBytes: 1,
      fileName: `${id}.heapsnapshot`,
      pid: 1,
      isAnalyzed: true,
    }));
    return { snapshots };
  }
  if (path.endsWith('/map')) return { bytes: 0, parts: [], rest: { boxes: 0, bytes: 0 } };
  return {
    baseline: { id: 'before', ...SIDE, capturedAt: TIMES.before, isRedacted: true },
    current: { id: 'after', ...SIDE, capturedAt: TIMES.after, isRedacted: true },
    through: [],
    sameProcess: true,
    classes: Array.from({ length: classCount }, (_, at) => classGrowth(at)),
    classesLeftOut: 0,
    suspects: [],
    collections: NONE,
    listeners: NONE,
    contexts: NONE,
  };
}

/** Names as programs have them, in no order of the alphabet. */
function classGrowth(at: number): ClassGrowth {
  const number = (at * 7_919) % 50_021;
  const isSystem = at % 50 === 0;
  return {
    className: isSystem ? `(system part ${number})` : `Order${number}Handler`,
    key: `class-${at}`,
    isSystem,
    addedCount: number,
    removedCount: at % 97,
    deltaCount: number - (at % 97),
    addedBytes: number * 64,
    removedBytes: (at % 97) * 64,
    deltaBytes: (number - (at % 97)) * 64,
    retainedByAddedBytes: 50_021 * 512 - at * 500,
  };
}

const MIB = 2 ** 20;
const RANGE_MS = 3_600_000;
const TEETH = 60;

/** What `/api/ds/query` answers for a sawtooth of the last hour, in the JSON of data frames; all queries together have `points`. */
export function sawtoothAnswer(queries: readonly string[], points: number): string {
  const count = Math.floor(points / queries.length);
  const endMs = Date.now();
  const stepMs = RANGE_MS / count;
  const times = Array.from({ length: count }, (_, index) => Math.round(endMs - (count - 1 - index) * stepMs));
  const results = queries.map((refId) => {
    const labels = { job: 'bench', instance: 'bench', isolate: 'main' };
    const frame = {
      schema: {
        refId,
        fields: [
          { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' }, config: { interval: stepMs } },
          { name: 'Value', type: 'number', typeInfo: { frame: 'float64' }, labels, config: {} },
        ],
      },
      data: { values: [times, times.map((_, index) => bytes(refId, index / count))] },
    };
    return [refId, { status: 200, frames: [frame] }] as const;
  });
  return JSON.stringify({ results: Object.fromEntries(results) });
}

/** At a share of the hour. */
function bytes(refId: string, share: number): number {
  const tooth = (share * TEETH) % 1;
  const floor = (100 + 2 * Math.floor(share * TEETH)) * MIB;
  switch (refId) {
    case 'heapLimit':
      return 512 * MIB;
    case 'liveSet':
      return floor;
    case 'residentMemory':
      return floor + 170 * MIB;
    default:
      return floor + (tooth * 80 + Math.sin(share * 1e5)) * MIB;
  }
}

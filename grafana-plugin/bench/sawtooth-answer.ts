const MIB = 2 ** 20;
const RANGE_MS = 3_600_000;
const TEETH = 60;

/** One instance of so many shares the growth that the others show less of. */
interface AskedSawtooth {
  /** Names of the queries, which say what their series mean. */
  readonly queries: readonly string[];
  /** Of each series. */
  readonly points: number;
  readonly instances?: number;
}

/** What `/api/ds/query` answers for sawtooths of the last hour, in the JSON of data frames: a frame a query and instance. */
export function sawtoothAnswer({ queries, points, instances = 1 }: AskedSawtooth): string {
  const endMs = Date.now();
  const stepMs = RANGE_MS / points;
  const times = Array.from({ length: points }, (_, index) =>
    Math.round(endMs - (points - 1 - index) * stepMs),
  );
  const frames = (refId: string) =>
    Array.from({ length: instances }, (_, instance) => ({
      schema: {
        refId,
        fields: [
          { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' }, config: { interval: stepMs } },
          {
            name: 'Value',
            type: 'number',
            typeInfo: { frame: 'float64' },
            labels: { job: 'bench', instance: `bench-${instance}`, isolate: 'main' },
            config: {},
          },
        ],
      },
      data: { values: [times, times.map((_, index) => bytes(refId, index / points, instance + 1))] },
    }));
  const results = queries.map((refId) => [refId, { status: 200, frames: frames(refId) }] as const);
  return JSON.stringify({ results: Object.fromEntries(results) });
}

/** At a share of the hour; a later instance grows less. */
function bytes(refId: string, share: number, rank: number): number {
  const tooth = (share * TEETH) % 1;
  const floor = (100 + (2 / rank) * Math.floor(share * TEETH)) * MIB;
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

import { sawtoothAnswer } from './sawtooth-answer.ts';

const HISTORIES = ['liveSet', 'external', 'residentMemory'];
/** Each answer differs from the one before: what is the same is not drawn anew. */
let turn = 0;
const FIGURES: Readonly<Record<string, (instance: number) => number>> = {
  state: () => 1,
  slope: (instance) => ((20 + turn) * 2 ** 20) / 3_600 / (instance + 1),
  confidence: () => 0.97,
  since: () => Date.now() / 1_000 - 3_000,
  timeToLimit: (instance) => 3_600 * (instance + 1),
};
export const VERDICT_QUERIES: readonly string[] = [...Object.keys(FIGURES), ...HISTORIES];

/** What `/api/ds/query` answers for the verdicts on so many instances, as the fleet dashboard asks for them. */
export function verdictAnswer(instances: number, points: number): string {
  turn += 1;
  const { results } = JSON.parse(sawtoothAnswer({ queries: HISTORIES, points, instances }));
  for (const [refId, figure] of Object.entries(FIGURES)) {
    const frames = Array.from({ length: instances }, (_, instance) =>
      frame(refId, instance, figure(instance)),
    );
    results[refId] = { status: 200, frames };
  }
  return JSON.stringify({ results });
}

function frame(refId: string, instance: number, value: number) {
  const labels = { job: 'bench', instance: `bench-${instance}`, isolate: 'main', memory: 'heap' };
  const verdict = { state: instance % 10 === 0 ? 'leaking' : 'stable' };
  return {
    schema: {
      refId,
      fields: [
        { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' }, config: {} },
        {
          name: 'Value',
          type: 'number',
          typeInfo: { frame: 'float64' },
          labels: refId === 'state' ? { ...labels, ...verdict } : labels,
          config: {},
        },
      ],
    },
    data: { values: [[Date.now()], [value]] },
  };
}

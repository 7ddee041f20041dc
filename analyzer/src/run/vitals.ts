/** What the live line and the judge of a run need of a process's metrics. Pure. */

export interface MemoryVitals {
  /** `heap`, `external` or `native`. */
  readonly memory: string;
  /** A state of the detector. */
  readonly state: string;
  readonly slopeBytesPerSecond: number;
  /** Infinity when it does not grow. */
  readonly secondsToLimit: number;
}

export interface IsolateVitals {
  readonly isolate: string;
  readonly heapUsedBytes: number;
  readonly heapLimitBytes: number | undefined;
  /** undefined before the first major GC. */
  readonly liveBytes: number | undefined;
  readonly memories: readonly MemoryVitals[];
}

const LINE = /^heapwatch_(heap_used|heap_limit|heap_live|leak)_(\w+)\{([^}]*)\} (\S+)$/gm;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** Reads the isolates of one process from its exposition; the main one first. */
export function readVitals(exposition: string): IsolateVitals[] {
  const isolates = new Map<string, Map<string, number>>();
  const states = new Map<string, string>();
  for (const [, subject, rest, labelText = '', text = ''] of exposition.matchAll(LINE)) {
    const labels = new Map([...labelText.matchAll(LABEL)].map(([, name = '', value = '']) => [name, value]));
    const isolate = labels.get('isolate') ?? 'main';
    const memory = labels.get('memory') ?? '';
    const values = isolates.get(isolate) ?? new Map<string, number>();
    isolates.set(isolate, values);
    const value = text === '+Inf' ? Number.POSITIVE_INFINITY : Number(text);
    if (subject !== 'leak') values.set(`${subject}_${rest}`, value);
    else if (rest !== 'state') values.set(`${rest} ${memory}`, value);
    else if (value === 1) states.set(`${isolate} ${memory}`, labels.get('state') ?? '');
  }
  const known = [...isolates].filter(([, values]) => values.has('heap_used_bytes'));
  return known
    .map(([isolate, values]) => ({
      isolate,
      heapUsedBytes: values.get('heap_used_bytes') ?? 0,
      heapLimitBytes: values.get('heap_limit_bytes'),
      liveBytes: values.get('heap_live_bytes'),
      memories: ['heap', 'external', 'native'].flatMap((memory) => {
        const state = states.get(`${isolate} ${memory}`);
        if (state === undefined) return [];
        return {
          memory,
          state,
          slopeBytesPerSecond: values.get(`slope_bytes_per_second ${memory}`) ?? 0,
          secondsToLimit: values.get(`time_to_limit_seconds ${memory}`) ?? Number.POSITIVE_INFINITY,
        };
      }),
    }))
    .sort((a, b) => Number(b.isolate === 'main') - Number(a.isolate === 'main'));
}

/** One series of Prometheus' answer: labels, and pairs of epoch seconds and the number as text. */
export interface PrometheusSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly values: readonly (readonly [seconds: number, value: string])[];
}

export interface FrameContext {
  readonly refId: string;
  readonly legendFormat: string | undefined;
  readonly executedQuery: string;
  readonly stepMs: number;
  readonly resultType: 'matrix' | 'vector';
}

const NUMBER_TEXTS: ReadonlyMap<string, number> = new Map([
  ['+Inf', Number.POSITIVE_INFINITY],
  ['-Inf', Number.NEGATIVE_INFINITY],
]);

/** A data frame in the JSON that Grafana's server sends: one time field, one number field. */
export function dataFrameJson(series: PrometheusSeries, context: FrameContext) {
  const numbers = series.values.map(([, text]) => NUMBER_TEXTS.get(text) ?? Number(text));
  const displayName = legend(context.legendFormat, series.metric);
  const entities = nonFinite(numbers);
  return {
    schema: {
      refId: context.refId,
      ...(displayName === undefined ? {} : { name: displayName }),
      meta: {
        type: context.resultType === 'matrix' ? 'timeseries-multi' : 'numeric-multi',
        typeVersion: [0, 1],
        custom: { resultType: context.resultType },
        executedQueryString: context.executedQuery,
        preferredVisualisationType: 'graph',
      },
      fields: [
        {
          name: 'Time',
          type: 'time',
          typeInfo: { frame: 'time.Time' },
          config: { interval: context.stepMs },
        },
        {
          name: 'Value',
          type: 'number',
          typeInfo: { frame: 'float64' },
          labels: series.metric,
          config: displayName === undefined ? {} : { displayNameFromDS: displayName },
        },
      ],
    },
    data: {
      values: [
        series.values.map(([seconds]) => Math.round(seconds * 1_000)),
        numbers.map((number) => (Number.isFinite(number) ? number : 0)),
      ],
      ...(entities === undefined ? {} : { entities: [null, entities] }),
    },
  };
}

/** JSON has no NaN and no infinity: their places are listed apart. */
function nonFinite(numbers: readonly number[]) {
  const places = (wanted: number) =>
    numbers.flatMap((number, index) => (Object.is(number, wanted) ? [index] : []));
  const entities = {
    NaN: places(Number.NaN),
    Inf: places(Number.POSITIVE_INFINITY),
    NegInf: places(Number.NEGATIVE_INFINITY),
  };
  const used = Object.entries(entities).filter(([, indexes]) => indexes.length > 0);
  return used.length === 0 ? undefined : Object.fromEntries(used);
}

function legend(format: string | undefined, labels: PrometheusSeries['metric']): string | undefined {
  if (format === undefined || format === '' || format === '__auto') return undefined;
  return format.replace(/\{\{\s*(\w+)\s*\}\}/g, (_whole, label) => labels[label] ?? '');
}

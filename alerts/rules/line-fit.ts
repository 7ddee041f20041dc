import type { RecordingRule } from '../alert.ts';
import { promDuration } from '../durations.ts';
import { EXTERNAL, HEAP_LIVE, MINOR_GCS, olderThan, PROCESS_START } from '../series.ts';
import type { Thresholds } from '../thresholds.ts';

/*
 * Least squares in PromQL: memory = level + slope × age + cost × load, over the readings of a window.
 *
 * The age of the process takes the place of time. Within one process that is the same; across redeploys it lays the
 * lives of a leaking service over each other, so that what one life is too short to show, several show. Load (minor GCs)
 * is the second variable: growth that goes with traffic is not taken for a leak. Covariances are averages of products;
 * `…given load` are those that are left once load has explained what it can (Frisch and Waugh, 1933).
 * The same fit against the logarithm of the age says whether growth slows down: it does if that line fits clearly better: noise alone makes one or the other fit better by a little.
 */

/** Recorded, all with the labels of the isolate and `memory`: `heap` (its live set) or `external`. */
export const MEMORY = 'heapwatch:memory_mebibytes';
const AGE = 'heapwatch:memory_age_hours';
const AGE_LOG = 'heapwatch:memory_age_log';
const LOAD = 'heapwatch:memory_minor_gcs_per_minute';
/** MiB an hour, over the window and over its last part. */
export const SLOPE = 'heapwatch:memory_slope:window';
export const RECENT_SLOPE = 'heapwatch:memory_slope:recent';
/** Share of the variance that is not load's and that the line explains; and what the logarithm explains of it. */
export const FIT = 'heapwatch:memory_fit:age';
export const LOG_FIT = 'heapwatch:memory_fit:age_log';
/** How many hours of readings the window has. */
export const KNOWN_HOURS = 'heapwatch:memory_known_hours';
/** Variance of the age, and what of it load does not explain. */
export const AGE_VARIANCE = 'heapwatch:memory_variance:age';
const LOAD_VARIANCE = 'heapwatch:memory_variance:load';
const MEMORY_OWN_VARIANCE = 'heapwatch:memory_variance:memory_given_load';
export const AGE_OWN_VARIANCE = 'heapwatch:memory_variance:age_given_load';

/** Keeps a division by the variance of a load that never changes from giving nothing. */
const LEAST_LOAD_VARIANCE = 1e-4;

/** The recording rules, each after what it reads. */
export function lineFitRecords(thresholds: Thresholds): readonly RecordingRule[] {
  const grown = `and ignoring (isolate) ${olderThan(thresholds['heapLeak.warmUp'])}`;
  const window = promDuration(thresholds['heapLeak.window']);
  const recent = promDuration(thresholds['heapLeak.recent']);
  const step = thresholds['heapLeak.resolution'];
  const joined = (labels: string) => `${MEMORY} * 0 + ignoring (${labels}) group_left ()`;
  const variance = (of: Variable, range: string) => `stdvar_over_time(${of}[${range}])`;
  return [
    { record: MEMORY, labels: { memory: 'heap' }, expr: `${HEAP_LIVE} / 2^20\n${grown}` },
    { record: MEMORY, labels: { memory: 'external' }, expr: `${EXTERNAL} / 2^20\n${grown}` },
    { record: AGE, expr: `${joined('isolate, memory')} (time() - ${PROCESS_START}) / 3600` },
    { record: AGE_LOG, expr: `ln(${AGE})` },
    {
      record: LOAD,
      expr: `${joined('memory')} sum without (kind) (rate(${MINOR_GCS}[10m])) * 60\nor ${MEMORY} * 0`,
    },
    ...PRODUCTS.map(([one, other]) => ({ record: product(one, other), expr: `${one} * ${other}` })),
    {
      record: KNOWN_HOURS,
      expr: `count_over_time(${MEMORY}[${window}:${promDuration(step)}]) * ${step / 3600}`,
    },
    { record: AGE_VARIANCE, expr: variance(AGE, window) },
    { record: LOAD_VARIANCE, expr: `${variance(LOAD, window)} + ${LEAST_LOAD_VARIANCE}` },
    ...PRODUCTS.map(([one, other]) => ({
      record: covarianceOf(one, other),
      expr: covariance(one, other, window),
    })),
    {
      record: MEMORY_OWN_VARIANCE,
      expr: `${variance(MEMORY, window)} - ${covarianceOf(MEMORY, LOAD)} ^ 2 / ${LOAD_VARIANCE}`,
    },
    {
      record: AGE_OWN_VARIANCE,
      expr: `${AGE_VARIANCE} - ${covarianceOf(AGE, LOAD)} ^ 2 / ${LOAD_VARIANCE}`,
    },
    { record: SLOPE, expr: `(${givenLoad(AGE)}) / ${AGE_OWN_VARIANCE}` },
    { record: FIT, expr: `(${givenLoad(AGE)}) ^ 2 / (${AGE_OWN_VARIANCE} * ${MEMORY_OWN_VARIANCE})` },
    {
      record: LOG_FIT,
      expr: [
        `(${givenLoad(AGE_LOG)}) ^ 2`,
        `/ ((${variance(AGE_LOG, window)} - ${covarianceOf(AGE_LOG, LOAD)} ^ 2 / ${LOAD_VARIANCE}) * ${MEMORY_OWN_VARIANCE})`,
      ].join('\n'),
    },
    // What load costs is known better from the whole window than from its last part.
    {
      record: RECENT_SLOPE,
      expr: [
        `(${covariance(MEMORY, AGE, recent)}`,
        `- (${covarianceOf(MEMORY, LOAD)} - ${SLOPE} * ${covarianceOf(AGE, LOAD)}) / ${LOAD_VARIANCE}`,
        `* (${covariance(AGE, LOAD, recent)}))`,
        `/ ${variance(AGE, recent)}`,
      ].join('\n'),
    },
  ];
}

type Variable = typeof MEMORY | typeof AGE | typeof AGE_LOG | typeof LOAD;

/** Whose covariances are needed. */
const PRODUCTS: readonly (readonly [Variable, Variable])[] = [
  [MEMORY, AGE],
  [MEMORY, AGE_LOG],
  [MEMORY, LOAD],
  [AGE, LOAD],
  [AGE_LOG, LOAD],
];

const SHORT: Readonly<Record<Variable, string>> = {
  [MEMORY]: 'memory',
  [AGE]: 'age',
  [AGE_LOG]: 'age_log',
  [LOAD]: 'load',
};

function product(one: Variable, other: Variable) {
  return `heapwatch:memory_product:${SHORT[one]}_${SHORT[other]}` as const;
}

function covarianceOf(one: Variable, other: Variable) {
  return `heapwatch:memory_covariance:${SHORT[one]}_${SHORT[other]}` as const;
}

function covariance(one: Variable, other: Variable, range: string): string {
  const mean = (series: string) => `avg_over_time(${series}[${range}])`;
  return `${mean(product(one, other))} - ${mean(one)} * ${mean(other)}`;
}

/** Covariance of memory and the age that is left once load has explained what it can. */
function givenLoad(age: typeof AGE | typeof AGE_LOG): string {
  return `${covarianceOf(MEMORY, age)} - ${covarianceOf(MEMORY, LOAD)} * ${covarianceOf(age, LOAD)} / ${LOAD_VARIANCE}`;
}

import { proseDuration } from './durations.ts';
import { HEAP_LIMIT, HEAP_LIVE } from './series.ts';
import type { Links, Pace, Urgency } from './thresholds.ts';

/** Sets `$of` to the selector of the alert's own isolate; a label it has not matches the empty value. */
const SET_SELECTOR =
  '{{ $of := printf "{job=%q,instance=%q,process=%q,isolate=%q}" ' +
  '$labels.job $labels.instance $labels.process $labels.isolate }}';

/** Sets a variable to the one number a query gives; `values` stand for its `%` places. */
function setNumber(variable: string, query: string, values: string): string {
  return `{{ ${variable} := printf "${query}" ${values} | query | first | value }}`;
}

/** `512 MiB`: the heap limit. */
const LIMIT = `${setNumber('$limit', `${HEAP_LIMIT}%s / 2^20`, '$of')}{{ printf "%.0f MiB" $limit }}`;

/** `14 min`, `3 h`, `5 days`: until the live set is at the limit. Templates cannot divide, queries can. */
const TIME_TO_LIMIT = [
  setNumber('$hours', `(${HEAP_LIMIT}%s - ${HEAP_LIVE}%s) / 2^20 / %f`, '$of $of $value'),
  setNumber('$minutes', '%f * 60', '$hours'),
  setNumber('$days', '%f / 24', '$hours'),
  '{{ if lt $hours 2.0 }}{{ printf "%.0f min" $minutes }}',
  '{{ else if lt $hours 48.0 }}{{ printf "%.0f h" $hours }}',
  '{{ else }}{{ printf "%.0f days" $days }}{{ end }}',
].join('');

function whatIsSeen(pace: Pace): string {
  return (
    `in each of the last ${pace.parts} times ${proseDuration(pace.partSeconds)}, ` +
    `by ${percent(pace.minRiseShareOfLimit)} of the heap limit or more in all, ` +
    `fast enough to reach the limit within ${proseDuration(pace.limitWithinSeconds)}`
  );
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

export type HeapLeakAnnotations = Readonly<
  Record<'summary' | 'description' | 'runbook_url' | 'diff_url', string>
>;

/** Annotations of HeapwatchHeapLeak. Every number in them is the rule's own. */
export function heapLeakAnnotations(urgency: Urgency, links: Links): HeapLeakAnnotations {
  return {
    summary: `${SET_SELECTOR}{{ $labels.instance }} leaks {{ printf "%.0f" $value }} MiB/h; reaches its ${LIMIT} heap limit in about ${TIME_TO_LIMIT}`,
    description:
      `The live set (heap in use right after a major GC) of {{ $labels.instance }}, isolate {{ $labels.isolate }}, rose ` +
      `${urgency.paces.map(whatIsSeen).join('; or ')}. At the limit the process dies of out-of-memory. ` +
      `Compare two heap snapshots of it to see what grows and who holds it.`,
    runbook_url: `${links.runbookUrl}/HeapwatchHeapLeak.md`,
    diff_url: `${links.grafanaUrl}/a/heapwatch-leaks-app/diff?var-instance={{ $labels.instance | urlquery }}`,
  };
}

import type { Words } from './words.ts';

export type AlertName =
  | 'HeapwatchHeapLeak'
  | 'HeapwatchLeakVerdict'
  | 'HeapwatchHeapNearLimit'
  | 'HeapwatchNativeMemoryLeak'
  | 'HeapwatchListenerLeak'
  | 'HeapwatchGcPressure'
  | 'HeapwatchCaptureFailed';

export type Severity = 'critical' | 'warning';

/** A series that Prometheus computes and keeps, for rules to read. */
export interface RecordingRule {
  readonly record: `heapwatch:${string}`;
  readonly labels?: Readonly<Record<string, string>>;
  readonly expr: string;
}

/** One alert at one severity, in no format yet: every file of rules is made from these. */
export interface Alert {
  readonly name: AlertName;
  readonly severity: Severity;
  /** How often it is looked at. */
  readonly intervalSeconds: number;
  /** How long the expression must give a result before the alert is sent, and how long the alert outlives it. */
  readonly forSeconds: number;
  readonly keepFiringForSeconds: number;
  /** PromQL with a result for each process (`instance`, `process`) or isolate that is meant; its labels are kept. */
  readonly expr: string;
  /** What the expression reads beside published series, each after what it needs. */
  readonly records?: readonly RecordingRule[];
  /** Labels that every result of it gets. */
  readonly addedLabels?: Readonly<Record<string, string>>;
  /** Labels of a result that tell it from the others of its instance. */
  readonly labels: readonly ResultLabel[];
  /** What the words say in numbers, beside the value. */
  readonly numbers: Readonly<Record<string, WordNumber>>;
  /** One line for the pager. */
  readonly summary: Words;
  readonly description: Words;
}

export type ResultLabel = 'process' | 'isolate' | 'memory' | 'emitter' | 'event';

/**
 * A number that an annotation says: one that PromQL gives for the labels of the alert (`$of` stands for their selector,
 * `$ofProcess` for job, instance and process alone), or arithmetic of other numbers (`$name`) and `$value`.
 * One that Prometheus does not have is 0, and `ifKnown` leaves out what is said of it.
 */
export type WordNumber = { readonly promql: string } | { readonly math: string };

/** Where the links of an alert go. */
export interface Links {
  /** Root of Grafana, without a slash at the end. */
  readonly grafanaUrl: string;
  /** Folder of the runbooks, without a slash at the end. */
  readonly runbookUrl: string;
}

export const DEFAULT_LINKS: Links = {
  grafanaUrl: 'http://localhost:3000',
  runbookUrl: 'docs/runbooks',
};

/** The diff view of the instance an alert is about; both template languages have `urlquery`. */
export function diffUrl({ grafanaUrl }: Links): string {
  return `${grafanaUrl}/a/heapwatch-leaks-app/diff?var-instance={{ $labels.instance | urlquery }}`;
}

export function runbookUrl({ runbookUrl: folder }: Links, name: AlertName): string {
  return `${folder}/${name}.md`;
}

import { type AlertName, DEFAULT_LINKS } from '../alerts/alert.ts';
import { allAlerts } from '../alerts/all-alerts.ts';
import { proseDuration } from '../alerts/durations.ts';
import { DEFAULT_THRESHOLDS, THRESHOLD_NAMES, THRESHOLD_TABLE } from '../alerts/thresholds.ts';

const MEANINGS: Readonly<Record<AlertName, string>> = {
  HeapwatchHeapLeak:
    'the live set or external memory rises with the age of the process, whatever traffic does; told from heap, external memory, limit, GC counts and start time alone, across redeploys',
  HeapwatchLeakVerdict: 'the exporter itself judges that there is a leak',
  HeapwatchHeapNearLimit: 'what survives a major GC leaves little room below the heap limit',
  HeapwatchNativeMemoryLeak: 'resident memory rises, and neither heap nor external memory explains it',
  HeapwatchListenerLeak: 'listeners of one event pile up',
  HeapwatchGcPressure: 'GC pauses take much of the time',
  HeapwatchCaptureFailed: 'a heap snapshot was begun and failed',
};

const FILES = [
  ['`alerts/heapwatch.rules.yml`', 'Prometheus 2.42 and later, Mimir, Thanos: recording rules and alerts'],
  ['`alerts/heapwatch.prometheusrule.yml`', 'the same as a `PrometheusRule` of the Prometheus operator'],
  [
    '`alerts/heapwatch.grafana.yml`',
    'Grafana-managed alerts, a file for `provisioning/alerting/`. Set `HEAPWATCH_DATASOURCE_UID` in Grafana’s environment. Grafana 12 and later keep alerts firing (`keepFiringFor`), older ones leave that out. Its structure is tested, it is not run in a Grafana here',
  ],
  [
    '`alerts/heapwatch.recording.yml`',
    'the recording rules alone, for the Prometheus that Grafana-managed alerts ask',
  ],
  [
    '`deploy/alertmanager/alertmanager.yml`',
    'Alertmanager: a critical alert of an instance silences its warnings, and the verdict silences the `HeapwatchHeapLeak` that says the same',
  ],
] as const;

/** A table of Markdown, as the other pages have it. */
type Table = (head: readonly string[], rows: readonly (readonly string[])[]) => string;

/** Paragraphs of the page of alerts. */
export function alertsPage(table: Table): readonly string[] {
  const alerts = allAlerts(DEFAULT_THRESHOLDS);
  const names = [...new Set(alerts.map(({ name }) => name))];
  return [
    'One source (`alerts/rules/`), several files:',
    table(['file', 'for'], FILES),
    table(
      ['alert', 'severity', 'it means', 'sent after', 'goes on for'],
      alerts.map(({ name, severity, forSeconds, keepFiringForSeconds }) => [
        `[${name}](${DEFAULT_LINKS.runbookUrl.replace('docs/', '')}/${name}.md)`,
        severity,
        MEANINGS[name],
        forSeconds === 0 ? 'at once' : proseDuration(forSeconds),
        keepFiringForSeconds === 0 ? '' : proseDuration(keepFiringForSeconds),
      ]),
    ),
    'Every result keeps `instance`, and `process` (cluster mode), `isolate` (worker threads) and `memory` where there are any: each process and each isolate alerts by itself. Every alert has a summary, a description, `runbook_url` and `diff_url`, the view that compares snapshots of that instance.',
    '## Thresholds',
    'Change one with `node alerts/generate.ts --out FOLDER --set NAME=VALUE` (any number of `--set`; `--grafana-url` and `--runbook-url` for the links), in the unit of the row. `ratio` is a share of 1.',
    '**With scrapes further apart than 15 s**, set `heapLeak.surge.part` to twice the interval: 60 for half a minute, 120 for a minute, which Prometheus makes unless told otherwise. A part of less holds too few scrapes to see a leak of minutes. One of 22 MiB a minute under a limit of 320 MiB was told five minutes after the start then, with scrapes a minute apart after seven, and with the value below not within ten.',
    ...names.flatMap((alert) => [
      `### ${alert}`,
      table(
        ['name', 'value', 'unit', 'meaning'],
        THRESHOLD_NAMES.filter((name) => THRESHOLD_TABLE[name].alert === alert).map((name) => {
          const { value, unit, help } = THRESHOLD_TABLE[name];
          return [`\`${name}\``, valueText(value, unit), unit, help];
        }),
      ),
    ]),
    '## How `HeapwatchHeapLeak` judges',
    [
      'A line is fitted to what is known of the last twelve hours: memory = level + slope × age + cost × load. The age of the process takes the place of time, so the lives of a service that is redeployed every few hours lie over each other, and what each is too short to show, they show together. Load is the rate of minor GCs: what grows and falls with traffic is not growth. It is told if',
      '- the line explains enough of what load does not (the longer the time, the less is enough), for three hours of readings at least;',
      '- a line of the logarithm of the age does not explain clearly more: growth that slows down is a cache or a warm-up;',
      '- it rose an hour and a half before too, and it has risen in the last two hours by themselves;',
      '- there were enough major GCs, the rise matters, and at this pace the heap limit is reached within a year.',
      '',
      'Live set and external memory are judged apart. The critical branch looks at minutes instead: three floors that rise and rise, fast enough for the limit to be reached within the hour.',
      '',
      'What it costs Prometheus (2.42, measured with promtool): about 7 ms of CPU for each isolate, every four minutes, and about 50 recorded series.',
    ].join('\n'),
    '## Alertmanager',
    'To send alerts to an Alertmanager, uncomment the `alerting` section of `deploy/prometheus/prometheus.yml`. Copy the `inhibit_rules` of `deploy/alertmanager/alertmanager.yml` into the configuration that you have.',
  ];
}

function valueText(value: number, unit: string): string {
  if (unit === 's') return `${value} (${proseDuration(value)})`;
  if (unit === 'By') return `${value} (${value / 2 ** 20} MiB)`;
  return String(value);
}

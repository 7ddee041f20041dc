import { METRIC_READINGS } from '../exporter/src/catalogue/metric-readings.ts';
import { CATALOGUE, type MetricRow } from '../exporter/src/catalogue.ts';
import { OPTION_HELP } from '../exporter/src/options/option-help.ts';
import {
  defaultInWords,
  OPTION_TABLE,
  type OptionRow,
  TYPE_WORDS,
  variableOf,
} from '../exporter/src/options/option-table.ts';
import { SCOPE_MEANINGS } from '../exporter/src/publish/http/access/access-tokens.ts';
import { CONTROL_ROUTES } from '../exporter/src/publish/http/control-routes.ts';
import { PROBLEMS } from '../exporter/src/publish/http/problems.ts';
import { SEMANTIC_INSTRUMENTS } from '../exporter/src/publish/opentelemetry/semantic-conventions.ts';
import { alertsPage } from './generated-alerts-page.ts';
import { servePage } from './generated-serve-page.ts';

/** Every page of this folder that is made from a table of the code: file name → text. */
export function generatedPages(): ReadonlyMap<string, string> {
  return new Map([
    ['metrics.md', metricsPage()],
    ['options.md', optionsPage()],
    ['control.md', controlPage()],
    ['alerts.md', page('Alerts', 'alerts/', ...alertsPage(table))],
    [
      'serve.md',
      page('The analyzer’s service', 'analyzer/src/serve/routes/ and problems.ts', ...servePage(table)),
    ],
  ]);
}

function page(title: string, source: string, ...paragraphs: readonly string[]): string {
  const note = `<!-- Made by docs/generate.ts from ${source}: change it there. -->`;
  return `${[`# ${title}`, note, ...paragraphs].join('\n\n')}\n`;
}

/** A Markdown table; `|` in a cell is escaped. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

const code = (text: string) => `\`${text}\``;

function metricsPage(): string {
  const rows: readonly MetricRow[] = CATALOGUE;
  return page(
    'Metrics',
    'exporter/src/catalogue/',
    'What the exporter publishes on `/metrics`. Units are base units: seconds and bytes. `isolate` is `main`, or the name of a worker thread with its number. In a cluster every series also has `process`: `primary`, or `cluster-` and a number.',
    table(
      ['metric', 'type', 'labels', 'meaning'],
      rows.map(({ name, kind, labels, help }) => [code(name), kind, labels.map(code).join(', '), help]),
    ),
    '## How to read them',
    CATALOGUE.map(({ name }) => `- ${code(name)}: ${METRIC_READINGS[name]}`).join('\n'),
    '## Buckets',
    rows
      .filter(({ buckets }) => buckets !== undefined)
      .map(({ name, buckets = [], unit }) => `- ${code(name)}: ${buckets.join(', ')} (${unit})`)
      .join('\n'),
    '## OpenTelemetry names',
    'The instruments made on a `meterProvider` (or by `attachMeterProvider`). Translated to Prometheus names as OTLP receivers do (dots become `_`, `By` `_bytes`, `s` `_seconds`, `1` of a gauge `_ratio`, a counter ends in `_total`) they give the very same series as the text above, scope and target labels aside.',
    table(
      ['metric', 'instrument', 'unit'],
      rows.map(({ name, otelName, unit }) => [code(name), code(otelName), unit === '' ? '' : code(unit)]),
    ),
    [
      '- OpenTelemetry has no histogram that is read at a collection. Ours are counted by us and replayed: counts are exact and the sum is to rounding, but a single value is only known to be of its bucket, so `min` and `max` of a histogram are not to be relied on, nor is what a view with other buckets makes of it. A histogram nothing fell into has no series; the Prometheus text shows it as 0.',
      '- The pull exporter of the JavaScript SDK (`@opentelemetry/exporter-prometheus`) adds no unit: `heapwatch_heap_live`, `heapwatch_cpu_total`, with an `otel_scope_name` label. Dashboards and alerts need the names above, so use our own text or OTLP.',
      '- A provider that is attached later has histograms from then on; gauges and counters are as in the text.',
    ].join('\n'),
    '## Semantic conventions',
    'With `openTelemetry.semanticConventions` a meter provider also gets these names. Their stability is “development”; dashboards and alerts of heapwatch do not use them.',
    table(
      ['instrument', 'kind', 'unit', 'attribute'],
      SEMANTIC_INSTRUMENTS.map(({ name, kind, unit, attribute }) => [
        code(name),
        kind,
        code(unit),
        attribute === undefined ? '' : code(attribute),
      ]),
    ),
    [
      '- `nodejs.eventloop.delay.min`, `.max`, `.mean`, `.stddev`, `.p50`, `.p90` and `.p99` are left out. They are of use only for the time since the last collection, and of that the readers of one provider would rob each other. `heapwatch.event_loop.delay` is the same as a histogram that nobody resets: percentiles of any span come from its buckets.',
      '- `v8js.gc.duration` has the buckets of `heapwatch.gc.duration`, which begin at 50 µs: nearly all pauses are below the 10 ms at which the advised ones begin.',
      '- The conventions have no heap limit any more, no RSS and no live set: see the names above for those.',
    ].join('\n'),
  );
}

function optionsPage(): string {
  return page(
    'Options of the exporter',
    'exporter/src/options/option-table.ts and option-help.ts',
    'Each option can be given to `startHeapwatch({ … })` or as a variable; what is given in code wins. An empty variable counts as not set. A value that does not fit is one line on stderr, and the default is used; so is an option or a variable that there is not.',
    ...optionTables(),
  );
}

/** Headings of the page of options, each with what its options begin with; the first has those without a group too. */
const OPTION_GROUPS: readonly (readonly [title: string, groups: readonly string[]])[] = [
  ['What it is called, and where it publishes', ['metrics', 'openTelemetry']],
  ['What it watches', ['eventLoop', 'threads', 'cluster', 'listeners']],
  ['Is it leaking?', ['detect']],
  ['When it captures', ['capture']],
  ['Where snapshots are kept', ['snapshot']],
  ['Heap profiles', ['profile']],
  ['Control listener', ['control']],
];

function optionTables(): string[] {
  const known = OPTION_GROUPS.flatMap(([, groups]) => groups);
  return OPTION_GROUPS.flatMap(([title, groups], place) => {
    const rows = OPTION_TABLE.filter(({ path }) => {
      const [group = ''] = path.split('.');
      return groups.includes(group) || (place === 0 && !known.includes(group));
    });
    const cells = rows.map((row) => {
      const variable = variableOf(row);
      const { unit }: OptionRow = row;
      return [
        code(row.path),
        variable === undefined ? 'in code only' : code(variable),
        unit === undefined ? TYPE_WORDS[row.type] : `${TYPE_WORDS[row.type]} (${unit})`,
        defaultInWords(row),
        OPTION_HELP[row.path],
      ];
    });
    return [`## ${title}`, table(['option', 'variable', 'value', 'default', 'meaning'], cells)];
  });
}

function controlPage(): string {
  return page(
    'Control listener',
    'exporter/src/publish/http/control-routes.ts and problems.ts',
    'Off until `control.token` or `control.tokenFile` is set; then on `127.0.0.1:9471`. Every request carries `Authorization: Bearer <token>`; a token in a URL is refused, as is a `Host` header that names somebody else (`control.hostNames` lets names pass).',
    '**A capture stops the process** while V8 builds the snapshot (2 to 3 s for each million heap nodes, often 50 MB of small objects) and needs about 400 bytes more memory for each node meanwhile: [what it costs, and what lets it in](capture.md). Snapshots are redacted unless asked otherwise: [what stays visible](redaction.md). Delete a snapshot when you are done; else it goes when the [quota](stores.md) is full.',
    '## Tokens',
    'One word is one token with the scopes `read` and `capture`. For several, a line each with a name, its scopes and the token, in `control.tokenFile` (a Kubernetes secret, for instance) or in `control.token`; lines that begin with `#` are passed over. The file is read again when it changes, so a token that is taken out of it ends with the next request.',
    '```\ngrafana  read                    3f6c…at least 16 characters\non-call  read,capture,force      9b1e…\nsecurity read,capture,raw,force  c07d…\n```',
    table(
      ['scope', 'what for'],
      Object.entries(SCOPE_MEANINGS).map(([scope, meaning]) => [code(scope), meaning]),
    ),
    '## Beyond this machine',
    'Another host than loopback (`control.host`) is listened on only with TLS: `control.tls.certFile` and `control.tls.keyFile`, TLS 1.2 at least, both read again when they change. `control.plainText` lifts that, for where a mesh encrypts. What is missing or wrong keeps the listener off, with a line on stderr.',
    '## Audit log',
    'Each request is an event `audit`, and a line of JSON in `control.auditFile`: `time`, `token` (its name), `remoteAddress`, `action` (method and route), `id`, `reason`, `redact`, `force`, `isolate`, `outcome` (`done`, `refused`, `failed`; a second line says whether what was begun `captured` or `failed`), `status`, `code`. Callers without a token write ten lines a minute at most; `leftOut` says how many more there were. The file has mode 0600, and at 4 MiB becomes `.1`, over the one before.',
    '## Routes',
    table(
      ['method', 'path', 'scope', 'what it does'],
      CONTROL_ROUTES.map(({ method, path, scope, help }) => [method, code(path), code(scope), help]),
    ),
    '## Errors',
    'Errors are `application/problem+json` (RFC 9457). `code` is stable; `detail` is for people; `scope_missing` names the scope in `scope`, and `Retry-After` says when, where it is known.',
    table(
      ['code', 'status', 'title'],
      Object.entries(PROBLEMS).map(([name, { status, title }]) => [code(name), String(status), title]),
    ),
  );
}

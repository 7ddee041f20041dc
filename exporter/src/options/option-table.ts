import type { MeterProvider } from '../publish/opentelemetry/meter-provider.ts';
import type { AppRegistry } from '../publish/prometheus/registry.ts';

/** What a value of each type is to a program; the comment is what a person may write. */
interface OptionTypes {
  /** Any text but the empty one. */
  text: string;
  /** A file-system path. */
  path: string;
  /** A host name or address. */
  host: string;
  /** An address that begins with http:// or https://, without credentials. */
  url: string;
  /** 0 to 65535; 0 takes any free port. */
  port: number;
  /** A whole number from 1. */
  count: number;
  /** A whole number from 0. */
  amount: number;
  /** true or false, as a variable also 1 or 0. */
  flag: boolean;
  /** SIGUSR2 or SIGHUP. */
  signal: CaptureSignal;
  /** At least 16 characters, or lines of a name, scopes and such a token. */
  token: string;
  /** A Registry of prom-client or its successor; code only. */
  registry: AppRegistry;
  /** An OpenTelemetry MeterProvider; code only. */
  meterProvider: MeterProvider;
}

export type CaptureSignal = 'SIGUSR2' | 'SIGHUP';

interface OptionRow {
  /** Where it stands in the object given to `startHeapwatch`. */
  readonly path: string;
  readonly type: keyof OptionTypes;
  /** The value when none is given; undefined where `defaultText` says what happens then. */
  readonly default: string | number | boolean | undefined;
  readonly defaultText: string;
  readonly unit: string;
  readonly help: string;
}

/** Every option once. The variable of each is its path in capitals: see `variableOf`. */
export const OPTION_TABLE = [
  {
    path: 'service',
    type: 'text',
    default: undefined,
    defaultText: 'the name in the nearest package.json of the main script',
    unit: '',
    help: 'Name of the service, the same for all its instances.',
  },
  {
    path: 'instance',
    type: 'text',
    default: undefined,
    defaultText:
      'the host name, a colon and the metrics port (the host name alone with `metrics.listen` off)',
    unit: '',
    help: 'Name of this instance. Make it equal to the `instance` label Prometheus gives this target.',
  },
  {
    path: 'register',
    type: 'registry',
    default: undefined,
    defaultText: 'a registry of its own',
    unit: '',
    help: 'A Registry of the application to publish on, of prom-client or `@prometheus-io/client`. Its content type, default labels and other metrics stay as they are.',
  },
  {
    path: 'meterProvider',
    type: 'meterProvider',
    default: undefined,
    defaultText: 'none',
    unit: '',
    help: 'An OpenTelemetry MeterProvider to make the instruments on, beside the Prometheus text. One that comes later is given to `attachMeterProvider`.',
  },
  {
    path: 'openTelemetry.semanticConventions',
    type: 'flag',
    default: false,
    defaultText: '`false`',
    unit: '',
    help: 'Whether a meter provider also gets instruments under the names of the semantic conventions (`v8js.*`, `nodejs.*`).',
  },
  {
    path: 'metrics.listen',
    type: 'flag',
    default: true,
    defaultText: '`true`',
    unit: '',
    help: 'Whether to open the metrics listener. Switch it off where the application serves `handler` itself.',
  },
  {
    path: 'metrics.port',
    type: 'port',
    default: 9470,
    defaultText: '`9470`',
    unit: 'TCP port',
    help: 'Port of `GET /metrics` and `GET /healthz`. When it is taken a free one is used and named on stderr; 0 asks for a free one.',
  },
  {
    path: 'metrics.host',
    type: 'host',
    default: undefined,
    defaultText: 'all addresses',
    unit: '',
    help: 'Address the metrics listener binds to.',
  },
  {
    path: 'metrics.defaults',
    type: 'flag',
    default: false,
    defaultText: '`false`',
    unit: '',
    help: "Whether to add prom-client's default metrics (`process_*`, `nodejs_*`) where the registry has none of them. They cost what they cost everywhere: about 20 MB of resident memory and an observer of their own, which no `stop()` ends.",
  },
  {
    path: 'eventLoop.delay',
    type: 'flag',
    default: true,
    defaultText: '`true`',
    unit: '',
    help: 'Whether to measure the delay of the event loop. It wakes no idle process; a turn of the loop takes a few µs more, and one that turns over two hundred times a second has a timer each 50 ms instead.',
  },
  {
    path: 'threads.watch',
    type: 'flag',
    default: true,
    defaultText: '`true`',
    unit: '',
    help: 'Whether worker threads are published under an `isolate` of their own. One that is preloaded spends about 20 ms of CPU on it once, when it is a second old.',
  },
  {
    path: 'cluster.gather',
    type: 'flag',
    default: true,
    defaultText: '`true`',
    unit: '',
    help: 'Whether the primary of a cluster publishes what its workers know, on its metrics listener alone. Switched off, each process publishes itself on a port of its own.',
  },
  {
    path: 'listeners.watch',
    type: 'flag',
    default: true,
    defaultText: '`true`',
    unit: '',
    help: 'Whether to count event listeners, for which `on`, `addListener` and `prependListener` of EventEmitter and `addEventListener` of EventTarget are replaced until `stop()`. Adding a listener takes 10 to 30 ns more.',
  },
  {
    path: 'control.port',
    type: 'port',
    default: 9471,
    defaultText: '`9471`',
    unit: 'TCP port',
    help: 'Port of the control listener, open only when a token is set. When it is taken a free one is used and named on stderr.',
  },
  {
    path: 'control.host',
    type: 'host',
    default: '127.0.0.1',
    defaultText: '`127.0.0.1`',
    unit: '',
    help: 'Address the control listener binds to. One that other machines reach needs `control.tls.certFile`; without, the listener stays off.',
  },
  {
    path: 'control.hostNames',
    type: 'text',
    default: undefined,
    defaultText: 'none',
    unit: '',
    help: 'Names, apart by commas, under which callers reach the control listener. Other names in a `Host` header are refused, `localhost` and addresses are not.',
  },
  {
    path: 'control.token',
    type: 'token',
    default: undefined,
    defaultText: 'none: the control listener stays off',
    unit: '',
    help: 'Bearer token of the control listener, or several with names and scopes. Prefer the file: variables are seen by child processes.',
  },
  {
    path: 'control.tokenFile',
    type: 'path',
    default: undefined,
    defaultText: 'none: the control listener stays off',
    unit: '',
    help: 'File that holds the token, or several: a line each, `name scope,scope token`. Read again when it changes. Wins over `control.token`.',
  },
  {
    path: 'control.tls.certFile',
    type: 'path',
    default: undefined,
    defaultText: 'none: the control listener speaks HTTP',
    unit: '',
    help: 'Certificate of the control listener, PEM, with its chain. TLS 1.2 at least. Read again when it changes.',
  },
  {
    path: 'control.tls.keyFile',
    type: 'path',
    default: undefined,
    defaultText: 'none',
    unit: '',
    help: 'Private key of that certificate, PEM, without a passphrase.',
  },
  {
    path: 'control.plainText',
    type: 'flag',
    default: false,
    defaultText: '`false`',
    unit: '',
    help: 'Whether `control.host` may be an address that other machines reach without TLS: only where something else encrypts, as a service mesh does.',
  },
  {
    path: 'control.auditFile',
    type: 'path',
    default: undefined,
    defaultText: 'none: the event `audit` alone tells',
    unit: '',
    help: 'File to which each request to the control listener is written as a line of JSON. Mode 0600; at 4 MiB it becomes `.1`, over the one before. Where it cannot be written at the start, the control listener stays off.',
  },
  {
    path: 'detect.verdict',
    type: 'flag',
    default: true,
    defaultText: '`true`',
    unit: '',
    help: 'Whether the exporter judges if the process leaks: a look each 15 seconds, `heapwatch_leak_*` and the events `verdict`, `leak` and `recovered`.',
  },
  {
    path: 'detect.probeGc',
    type: 'flag',
    default: false,
    defaultText: '`false`',
    unit: '',
    help: 'Whether major GCs may be forced, so that a small or young process is judged within about a minute. Each PAUSES the process as a major GC does, those of a worker thread that thread; never where the event loop is more than 70 % busy.',
  },
  {
    path: 'detect.probeGcBudget',
    type: 'count',
    default: 6000,
    defaultText: '`6000`',
    unit: 'ms an hour',
    help: 'How long forced GCs may pause the process, and each worker thread. Full at the start: a young process is probed each 3 seconds, an old one as often as this lasts.',
  },
  {
    path: 'detect.stateFile',
    type: 'path',
    default: undefined,
    defaultText: 'none: a process that is started anew is judged anew',
    unit: '',
    help: 'File in which the detector keeps its evidence, each 5 minutes and at `stop()`, so that leaks are told across restarts. One for each process; numbers only.',
  },
  {
    path: 'snapshot.dir',
    type: 'path',
    default: undefined,
    defaultText: '`heapwatch/snapshots` in `$XDG_STATE_HOME`, else in `~/.local/state`',
    unit: '',
    help: 'Folder for snapshots. Made with mode 0700; an existing one is used only if it is no symbolic link, belongs to the user of the process and is closed to all others.',
  },
  {
    path: 'snapshot.maxCount',
    type: 'count',
    default: 20,
    defaultText: '`20`',
    unit: 'snapshots',
    help: 'How many snapshots of this service a store keeps; the oldest go first, baselines last.',
  },
  {
    path: 'snapshot.maxBytes',
    type: 'count',
    default: 10 * 2 ** 30,
    defaultText: '`10737418240`, which is 10 GiB',
    unit: 'bytes',
    help: 'How large all snapshots of this service in a store may be together. The newest stays, whatever its size.',
  },
  {
    path: 'snapshot.maxAge',
    type: 'count',
    default: 30,
    defaultText: '`30`',
    unit: 'days',
    help: 'How long a snapshot is kept. The newest baseline of an instance has no age.',
  },
  {
    path: 'snapshot.s3Bucket',
    type: 'text',
    default: undefined,
    defaultText: 'none: snapshots stay in `snapshot.dir`',
    unit: '',
    help: "Bucket of S3, or of a service that speaks it, to which snapshots go from `snapshot.dir`. Needs the package `@aws-sdk/client-s3` beside the exporter; credentials come by AWS's own chain (`AWS_ACCESS_KEY_ID`, profiles, roles).",
  },
  {
    path: 'snapshot.s3Endpoint',
    type: 'url',
    default: undefined,
    defaultText: 'AWS, in its region',
    unit: '',
    help: 'Address of a service that is not AWS; the bucket is then named in the path.',
  },
  {
    path: 'snapshot.s3Region',
    type: 'text',
    default: undefined,
    defaultText: "`AWS_REGION` or the profile's; `us-east-1` where there is an endpoint",
    unit: '',
    help: 'Region of the bucket.',
  },
  {
    path: 'snapshot.s3Prefix',
    type: 'text',
    default: 'heapwatch/',
    defaultText: '`heapwatch/`',
    unit: '',
    help: "What the keys begin with; the service's name follows.",
  },
  {
    path: 'snapshot.allowNames',
    type: 'text',
    default: undefined,
    defaultText: 'none but those that the rules let pass',
    unit: '',
    help: 'Names that may stay in redacted snapshots, apart by commas: keys of dictionaries, for instance, that are no data.',
  },
  {
    path: 'capture.signal',
    type: 'signal',
    default: undefined,
    defaultText: 'none: no signal is touched',
    unit: '',
    help: 'Signal that captures a snapshot. nodemon uses SIGUSR2 for itself.',
  },
  {
    path: 'capture.coolDown',
    type: 'amount',
    default: 60,
    defaultText: '`60`',
    unit: 's',
    help: 'How long no capture of this service on this host is let in after another one, whoever asks, restarts included.',
  },
  {
    path: 'capture.perHour',
    type: 'count',
    default: 6,
    defaultText: '`6`',
    unit: 'captures',
    help: 'How many captures of this service on this host may be begun within an hour, restarts and deleted snapshots included.',
  },
  {
    path: 'capture.perDay',
    type: 'count',
    default: 24,
    defaultText: '`24`',
    unit: 'captures',
    help: 'The same for 24 hours.',
  },
  {
    path: 'capture.atOnce',
    type: 'count',
    default: 1,
    defaultText: '`1`',
    unit: 'captures',
    help: 'How many processes of this service may capture at once, all that have the same snapshot directory or bucket.',
  },
  {
    path: 'capture.count',
    type: 'flag',
    default: true,
    defaultText: '`true`',
    unit: '',
    help: 'Whether V8 may count the objects of the heap, in a forced GC, where their bytes alone would not let a first capture in.',
  },
  {
    path: 'capture.onVerdict',
    type: 'flag',
    default: false,
    defaultText: '`false`',
    unit: '',
    help: 'Whether a leak is captured by itself, three times: a baseline while the process is young, when the verdict is told, and after further growth; a worker thread twice, without a baseline. Each PAUSES the process or the thread and keeps to the limits of captures.',
  },
  {
    path: 'capture.baselineAfter',
    type: 'count',
    default: 300,
    defaultText: '`300`',
    unit: 's',
    help: 'Age of the process at which `capture.onVerdict` takes its baseline: caches should be filled by then.',
  },
  {
    path: 'capture.every',
    type: 'count',
    default: undefined,
    defaultText: 'none: nothing is captured by the clock',
    unit: 's',
    help: 'Captures a snapshot each so many seconds, give or take a tenth; the first at a random time of the first interval. Each PAUSES the process and keeps to the limits of captures.',
  },
  {
    path: 'quiet',
    type: 'flag',
    default: false,
    defaultText: '`false`',
    unit: '',
    help: 'Whether lines that only inform are left out of stderr, such as the address of a listener. What goes wrong is told all the same.',
  },
  {
    path: 'capture.nearLimit',
    type: 'flag',
    default: false,
    defaultText: '`false`',
    unit: '',
    help: 'Whether V8 writes a snapshot when the heap is nearly full: RAW, by itself, into the working directory, and it cannot be disarmed. The next start of the service redacts it into `snapshot.dir` and deletes the raw file. Not armed where memory or disk would not do. In Node.js 26 a heap profile instead, for which allocations are sampled.',
  },
  {
    path: 'profile.sampling',
    type: 'flag',
    default: false,
    defaultText: '`false`',
    unit: '',
    help: 'Whether V8 samples allocations, so that heap profiles can be captured: what is alive by the call path that allocated it. About 5 % more CPU where much is allocated.',
  },
  {
    path: 'profile.intervalBytes',
    type: 'count',
    default: 524_288,
    defaultText: '`524288`',
    unit: 'bytes',
    help: 'Mean bytes between two samples of the heap profile. Fewer are more exact and cost more.',
  },
  {
    path: 'profile.coolDown',
    type: 'amount',
    default: 10,
    defaultText: '`10`',
    unit: 's',
    help: 'How long after the last read of the heap profile another is refused: each makes a major GC.',
  },
  {
    path: 'profile.perHour',
    type: 'count',
    default: 30,
    defaultText: '`30`',
    unit: 'profiles',
    help: 'How often an hour a process reads its heap profile.',
  },
  {
    path: 'profile.maxCount',
    type: 'count',
    default: 50,
    defaultText: '`50`',
    unit: 'profiles',
    help: 'How many heap profiles of the service are kept; `snapshot.maxAge` and `snapshot.maxBytes` hold for them too.',
  },
] as const satisfies readonly OptionRow[];

type Row = (typeof OPTION_TABLE)[number];
export type OptionPath = Row['path'];
/** The groups right below a prefix: `''` -> `control`, `control.` -> `tls`. */
type GroupBelow<Prefix extends string> = OptionPath extends infer P
  ? P extends `${Prefix}${infer G}.${string}`
    ? G
    : never
  : never;
type Values<Prefix extends string> = {
  readonly [R in Row as R['path'] extends `${Prefix}${infer K}`
    ? K extends `${string}.${string}`
      ? never
      : K
    : never]?: OptionTypes[R['type']] | undefined;
} & { readonly [G in GroupBelow<Prefix>]?: Values<`${Prefix}${G}.`> };

/** What `startHeapwatch` takes; every part of it may be left out. */
export type HeapwatchOptions = Values<''>;

/** The variable of an option: its path in capitals, words apart by `_`: `control.tokenFile` -> `HEAPWATCH_CONTROL_TOKEN_FILE`. */
export function variableOf(row: { readonly path: string; readonly type: string }): string | undefined {
  if (row.type === 'registry' || row.type === 'meterProvider') return undefined;
  return `HEAPWATCH_${row.path
    .replace(/([A-Z])/g, '_$1')
    .replaceAll('.', '_')
    .toUpperCase()}`;
}

/** What may be written for each type, in words for the documentation and for complaints. */
export const TYPE_WORDS: Readonly<Record<keyof OptionTypes, string>> = {
  text: 'text',
  path: 'path',
  host: 'host name or address',
  url: 'address with http:// or https://, without credentials',
  port: 'whole number from 0 to 65535',
  count: 'whole number from 1',
  amount: 'whole number from 0',
  flag: 'true or false',
  signal: 'SIGUSR2 or SIGHUP',
  token: 'text of at least 16 characters, no spaces, or lines of `name scope,scope token`',
  registry: 'prom-client Registry',
  meterProvider: 'OpenTelemetry MeterProvider',
};

export type OptionType = keyof OptionTypes;
export type OptionValue = OptionTypes[OptionType];
/** The values in force, by path; a path with neither value nor default is undefined. */
export type Settings = {
  readonly [R in Row as R['path']]: R['default'] extends undefined
    ? OptionTypes[R['type']] | undefined
    : OptionTypes[R['type']];
};

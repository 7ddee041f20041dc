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

export interface OptionRow {
  /** Where it stands in the object given to `startHeapwatch`. */
  readonly path: string;
  readonly type: keyof OptionTypes;
  /** The value when none is given; undefined where `defaultText` says what happens then. */
  readonly default: string | number | boolean | undefined;
  /** Where the value alone does not tell. */
  readonly defaultText?: string;
  readonly unit?: string;
}

/** Every option once; what each is for stands in `option-help.ts`. The variable of each is its path in capitals: see `variableOf`. */
export const OPTION_TABLE = [
  {
    path: 'service',
    type: 'text',
    default: undefined,
    defaultText: 'the name in the nearest package.json of the main script',
  },
  {
    path: 'instance',
    type: 'text',
    default: undefined,
    defaultText:
      'the host name, a colon and the metrics port (the host name alone with `metrics.listen` off)',
  },
  { path: 'register', type: 'registry', default: undefined, defaultText: 'a registry of its own' },
  { path: 'meterProvider', type: 'meterProvider', default: undefined, defaultText: 'none' },
  { path: 'openTelemetry.semanticConventions', type: 'flag', default: false },
  { path: 'metrics.listen', type: 'flag', default: true },
  { path: 'metrics.port', type: 'port', default: 9470, unit: 'TCP port' },
  { path: 'metrics.host', type: 'host', default: undefined, defaultText: 'all addresses' },
  { path: 'metrics.defaults', type: 'flag', default: false },
  { path: 'eventLoop.delay', type: 'flag', default: true },
  { path: 'threads.watch', type: 'flag', default: true },
  { path: 'cluster.gather', type: 'flag', default: true },
  { path: 'listeners.watch', type: 'flag', default: true },
  { path: 'control.port', type: 'port', default: 9471, unit: 'TCP port' },
  { path: 'control.host', type: 'host', default: '127.0.0.1' },
  { path: 'control.hostNames', type: 'text', default: undefined, defaultText: 'none' },
  {
    path: 'control.token',
    type: 'token',
    default: undefined,
    defaultText: 'none: the control listener stays off',
  },
  {
    path: 'control.tokenFile',
    type: 'path',
    default: undefined,
    defaultText: 'none: the control listener stays off',
  },
  {
    path: 'control.tls.certFile',
    type: 'path',
    default: undefined,
    defaultText: 'none: the control listener speaks HTTP',
  },
  { path: 'control.tls.keyFile', type: 'path', default: undefined, defaultText: 'none' },
  { path: 'control.plainText', type: 'flag', default: false },
  {
    path: 'control.auditFile',
    type: 'path',
    default: undefined,
    defaultText: 'none: the event `audit` alone tells',
  },
  { path: 'detect.verdict', type: 'flag', default: true },
  { path: 'detect.probeGc', type: 'flag', default: false },
  { path: 'detect.probeGcBudget', type: 'count', default: 6000, unit: 'ms an hour' },
  {
    path: 'detect.stateFile',
    type: 'path',
    default: undefined,
    defaultText: 'none: a process that is started anew is judged anew',
  },
  {
    path: 'snapshot.dir',
    type: 'path',
    default: undefined,
    defaultText: '`heapwatch/snapshots` in `$XDG_STATE_HOME`, else in `~/.local/state`',
  },
  { path: 'snapshot.maxCount', type: 'count', default: 20, unit: 'snapshots' },
  {
    path: 'snapshot.maxBytes',
    type: 'count',
    default: 10 * 2 ** 30,
    defaultText: '`10737418240`, which is 10 GiB',
    unit: 'bytes',
  },
  { path: 'snapshot.maxAge', type: 'count', default: 30, unit: 'days' },
  {
    path: 'snapshot.s3Bucket',
    type: 'text',
    default: undefined,
    defaultText: 'none: snapshots stay in `snapshot.dir`',
  },
  { path: 'snapshot.s3Endpoint', type: 'url', default: undefined, defaultText: 'AWS, in its region' },
  {
    path: 'snapshot.s3Region',
    type: 'text',
    default: undefined,
    defaultText: "`AWS_REGION` or the profile's; `us-east-1` where there is an endpoint",
  },
  { path: 'snapshot.s3Prefix', type: 'text', default: 'heapwatch/' },
  {
    path: 'snapshot.allowNames',
    type: 'text',
    default: undefined,
    defaultText: 'none but those that the rules let pass',
  },
  { path: 'capture.signal', type: 'signal', default: undefined, defaultText: 'none: no signal is touched' },
  { path: 'capture.coolDown', type: 'amount', default: 60, unit: 's' },
  { path: 'capture.perHour', type: 'count', default: 6, unit: 'captures' },
  { path: 'capture.perDay', type: 'count', default: 24, unit: 'captures' },
  { path: 'capture.atOnce', type: 'count', default: 1, unit: 'captures' },
  { path: 'capture.count', type: 'flag', default: true },
  { path: 'capture.onVerdict', type: 'flag', default: false },
  { path: 'capture.baselineAfter', type: 'count', default: 300, unit: 's' },
  {
    path: 'capture.every',
    type: 'count',
    default: undefined,
    defaultText: 'none: nothing is captured by the clock',
    unit: 's',
  },
  { path: 'quiet', type: 'flag', default: false },
  { path: 'capture.nearLimit', type: 'flag', default: false },
  { path: 'profile.sampling', type: 'flag', default: false },
  { path: 'profile.intervalBytes', type: 'count', default: 524_288, unit: 'bytes' },
  { path: 'profile.coolDown', type: 'amount', default: 10, unit: 's' },
  { path: 'profile.perHour', type: 'count', default: 30, unit: 'profiles' },
  { path: 'profile.maxCount', type: 'count', default: 50, unit: 'profiles' },
] as const satisfies readonly OptionRow[];

/** What holds when the option is not given, in words. */
export function defaultInWords({ default: value, defaultText }: OptionRow): string {
  return defaultText ?? `\`${value}\``;
}

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

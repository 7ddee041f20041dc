import {
  defaultInWords,
  type HeapwatchOptions,
  OPTION_TABLE,
  type OptionType,
  type OptionValue,
  type Settings,
  TYPE_WORDS,
  variableOf,
} from './option-table.ts';

export interface ParsedSettings {
  readonly settings: Settings;
  /** One line for each value that was not taken, and why. */
  readonly complaints: readonly string[];
}

/**
 * Settles every option: the object given in code first, then the variable, then the default. A value that does not
 * fit is a complaint, never an exception, and the default is used. The value of a token is in no complaint.
 */
export function parseSettings(given: HeapwatchOptions, environment: NodeJS.ProcessEnv): ParsedSettings {
  const complaints: string[] = [];
  const settings: Record<string, OptionValue | undefined> = {};
  const flat = flatten(given);
  for (const row of OPTION_TABLE) {
    const variable = variableOf(row);
    const fromCode = flat.get(row.path);
    const fromVariable = variable === undefined ? undefined : environment[variable];
    flat.delete(row.path);
    settings[row.path] = row.default;

    const isFromCode = fromCode !== undefined;
    const raw = isFromCode ? fromCode : fromVariable;
    // An empty variable is how shells and manifests say "not set".
    if (raw === undefined || (!isFromCode && raw === '')) continue;
    const value = isFromCode ? checkValue(row.type, raw) : checkValue(row.type, readVariable(row.type, raw));
    if (value !== undefined) {
      settings[row.path] = value;
    } else {
      const source = isFromCode ? `option ${row.path}` : `variable ${variable}`;
      const shown = row.type === 'token' || row.type === 'url' ? '' : `, got ${show(raw)}`;
      complaints.push(
        `${source} wants ${TYPE_WORDS[row.type]}${shown}; using the default: ${defaultInWords(row).replaceAll('`', '')}`,
      );
    }
  }
  for (const [path, value] of flat) {
    complaints.push(
      GROUPS.has(path)
        ? `option ${path} wants an object of options, got ${show(value)}; it is ignored`
        : `there is no option ${path}; it is ignored`,
    );
  }
  for (const name of misspelt(environment)) {
    complaints.push(`there is no variable ${name.slice(0, 60)}; it is ignored`);
  }
  // Every row of the table has been set above, each checked against its own type.
  return { settings: settings as unknown as Settings, complaints };
}

/** What stands before the dots of a path: `control`, `control.tls`. */
const GROUPS: ReadonlySet<string> = new Set(
  OPTION_TABLE.flatMap(({ path }) => [...path.matchAll(/\./g)].map(({ index }) => path.slice(0, index))),
);

/** Variables of a group (`HEAPWATCH_CAPTURE_`, `HEAPWATCH_EVENT_LOOP_`) that has no such option; others may be of other programs. */
function misspelt(environment: NodeJS.ProcessEnv): string[] {
  const known = new Set(OPTION_TABLE.map(variableOf));
  const prefixes = [...GROUPS].map((group) => `${variableOf({ path: group, type: 'text' })}_`);
  return Object.keys(environment).filter(
    (name) =>
      !known.has(name) &&
      prefixes.some((prefix) => name.startsWith(prefix)) &&
      // Kubernetes makes HEAPWATCH_METRICS_PORT_9470_TCP and the like of a service of that name.
      !/_(?:PORT|SERVICE)_/.test(name),
  );
}

/** `{ metrics: { port: 1 } }` -> `metrics.port` -> 1. Only plain groups named in the table are entered. */
function flatten(given: unknown): Map<string, unknown> {
  const flat = new Map<string, unknown>();
  const enter = (prefix: string, group: object) => {
    for (const [name, value] of Object.entries(group)) {
      const path = prefix + name;
      if (GROUPS.has(path) && typeof value === 'object' && value !== null) enter(`${path}.`, value);
      else if (value !== undefined) flat.set(path, value);
    }
  };
  if (typeof given === 'object' && given !== null) enter('', given);
  return flat;
}

/** A variable's text as the type the check wants; text that is no such thing stays text and fails the check. */
function readVariable(type: OptionType, text: unknown): unknown {
  if (type === 'port' || type === 'count' || type === 'amount')
    return /^\d+$/.test(String(text)) ? Number(text) : text;
  if (type === 'flag') return { true: true, '1': true, false: false, '0': false }[String(text)] ?? text;
  return text;
}

const SIGNALS = ['SIGUSR2', 'SIGHUP'];

/** @returns the value if it fits its type, else undefined */
function checkValue(type: OptionType, value: unknown): OptionValue | undefined {
  if (type === 'registry') return isRegistry(value) ? value : undefined;
  if (type === 'meterProvider') return isMeterProvider(value) ? value : undefined;
  if (type === 'flag') return typeof value === 'boolean' ? value : undefined;
  if (type === 'count') return Number.isSafeInteger(value) && Number(value) > 0 ? Number(value) : undefined;
  if (type === 'amount') return Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined;
  if (type === 'port') {
    return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535
      ? value
      : undefined;
  }
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  if (type === 'url') return isPlainUrl(value) ? value : undefined;
  if (type === 'signal') return SIGNALS.includes(value) ? value : undefined;
  if (type === 'token') return isToken(value) ? value : undefined;
  return value;
}

/** Credentials in an address would be shown wherever the address is. */
function isPlainUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** Whether each line ends in what can be a token; what stands in front is read where the listener opens. */
function isToken(value: string): boolean {
  return value
    .trim()
    .split('\n')
    .every((line) => /(?:^|\s)[\x21-\x7e]{16,}\s*$/.test(line));
}

function isMeterProvider(value: unknown): value is NonNullable<Settings['meterProvider']> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'getMeter') === 'function';
}

function isRegistry(value: unknown): value is NonNullable<Settings['register']> {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['registerMetric', 'removeSingleMetric', 'metrics'].every(
      (method) => typeof Reflect.get(value, method) === 'function',
    )
  );
}

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.slice(0, 60));
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

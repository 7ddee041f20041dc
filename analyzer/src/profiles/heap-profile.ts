/** A function in a profile; lines and columns count from 1, 0 is unknown. */
export interface ProfileFrame {
  readonly functionName: string;
  readonly url: string;
  /** Where the function begins, not where it allocates. */
  readonly line: number;
  readonly column: number;
}

/** A call path in a flat list; parents stand before their children. */
export interface ProfilePath {
  /** Ordinal of the caller in the list; -1 where there is none. */
  readonly caller: number;
  readonly frame: ProfileFrame;
  /** Bytes allocated by the last function of the path and still alive, estimated from samples. */
  readonly selfBytes: number;
}

/** A sampling heap profile of V8, read and checked. */
export interface HeapProfile {
  readonly paths: readonly ProfilePath[];
  readonly sampleCount: number;
  /** Who wrote it, where the exporter did. */
  readonly origin: ProfileOrigin | undefined;
}

/** What the exporter notes in its files; of other files it is unknown. */
export interface ProfileOrigin {
  readonly service: string;
  readonly instance: string;
  readonly pid: number;
  readonly sampledSince: string;
  readonly startedAt: string;
  readonly intervalBytes: number;
}

/** The text is no heap profile; the message says where it is not. */
export class HeapProfileError extends Error {
  override readonly name = 'HeapProfileError';
}

/**
 * Reads the JSON of a `.heapprofile`, as V8, DevTools and the exporter write it.
 * @throws HeapProfileError
 */
export function parseHeapProfile(text: string): HeapProfile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new HeapProfileError('it is not JSON');
  }
  const file = recordOf(value, 'the file');
  const paths: ProfilePath[] = [];
  const left = [{ node: recordOf(file.head, 'head'), caller: -1, isRoot: true }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { node, caller, isRoot } = next;
    const { selfSize, children = [] } = node;
    const ordinal = paths.length;
    if (typeof selfSize !== 'number' || !(selfSize >= 0)) {
      throw new HeapProfileError(`selfSize of node ${ordinal} is no number of bytes`);
    }
    if (!Array.isArray(children)) throw new HeapProfileError(`children of node ${ordinal} is no list`);
    // The root is no function, and only the way in.
    if (!isRoot) paths.push({ caller, frame: frameOf(node.callFrame, ordinal), selfBytes: selfSize });
    for (const child of children) {
      left.push({
        node: recordOf(child, `a child of node ${ordinal}`),
        caller: isRoot ? -1 : ordinal,
        isRoot: false,
      });
    }
  }
  const { samples } = file;
  return {
    paths,
    sampleCount: Array.isArray(samples) ? samples.length : 0,
    origin: originOf(file.heapwatch),
  };
}

function frameOf(value: unknown, ordinal: number): ProfileFrame {
  const { functionName, url, lineNumber, columnNumber } = recordOf(value, `callFrame of node ${ordinal}`);
  if (typeof functionName !== 'string' || typeof url !== 'string') {
    throw new HeapProfileError(`callFrame of node ${ordinal} has no functionName or url`);
  }
  return { functionName, url, line: countFromOne(lineNumber), column: countFromOne(columnNumber) };
}

/** V8 counts from 0, and says -1 where it does not know. */
function countFromOne(value: unknown): number {
  return Number.isSafeInteger(value) ? Math.max(0, Number(value) + 1) : 0;
}

function originOf(value: unknown): ProfileOrigin | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const fields = { ...value } as Readonly<Record<string, unknown>>;
  const texts = ['service', 'instance', 'sampledSince', 'startedAt'];
  const numbers = ['pid', 'intervalBytes'];
  const fits =
    texts.every((name) => typeof fields[name] === 'string') &&
    numbers.every((name) => typeof fields[name] === 'number');
  return fits ? (fields as unknown as ProfileOrigin) : undefined;
}

function recordOf(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>;
  }
  throw new HeapProfileError(`${what} is no object`);
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningService, type ServiceOptions, startService } from '../../analyzer/src/serve/service.ts';
import { type NodeText, programText } from './snapshots/snapshot-text.ts';

export const READ_TOKEN = 'read-token-1234';
export const CAPTURE_TOKEN = 'capture-token-1234';
/** The value of a string in every snapshot of the stage: in no answer. */
export const SECRET = 'the secret of the heap';

export interface ServiceStage {
  readonly service: RunningService;
  readonly directory: string;
  /** Lines that the service logged. */
  readonly lines: readonly string[];
  /** Asks, with the read token unless another is given. */
  ask(path: string, init?: RequestInit & { readonly token?: string }): Promise<Response>;
  /** Asks again until the answer is not 202. */
  answer(path: string): Promise<Response>;
  put(fileName: string, items: number): void;
  stop(): Promise<void>;
}

/** A service of its own over a directory with snapshots of one small program, `a`, `b` and `c`, ever larger. */
export async function startStage(options: Partial<ServiceOptions> = {}): Promise<ServiceStage> {
  const folder = mkdtempSync(join(tmpdir(), 'heapwatch-serve-'));
  const directory = join(folder, 'snapshots');
  const lines: string[] = [];
  const service = await startService({
    directory,
    host: '127.0.0.1',
    port: 0,
    hostNames: [],
    readToken: READ_TOKEN,
    captureToken: CAPTURE_TOKEN,
    targets: [],
    memoryBytes: 4 * 2 ** 30,
    analysesAtOnce: 1,
    quotaBytes: 2 ** 30,
    version: '1.2.3',
    log: (line) => lines.push(line),
    ...options,
  });
  const ask: ServiceStage['ask'] = (path, { token = READ_TOKEN, ...init } = {}) =>
    fetch(`${service.url}${path}`, {
      ...init,
      headers: { ...(token === '' ? {} : { Authorization: `Bearer ${token}` }), ...init.headers },
    });
  const put = (fileName: string, items: number): void =>
    writeFileSync(join(directory, fileName), snapshotOf(items), { mode: 0o600 });
  for (const [k, id] of ['a', 'b', 'c'].entries()) put(`${id}.heapsnapshot`, 50 * 4 ** k);
  return {
    service,
    directory,
    lines,
    ask,
    async answer(path) {
      for (;;) {
        const response = await ask(path);
        if (response.status !== 202) return response;
        await response.body?.cancel();
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    put,
    async stop() {
      await service.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** A list that holds so many items, each with a string. */
function snapshotOf(items: number): string {
  const list: NodeText = {
    name: 'List',
    id: 99,
    selfSize: 16,
    edges: Array.from({ length: items }, (_, item) => ({ to: 4 + item, name: item })),
  };
  const value: NodeText = { type: 'string', name: SECRET, id: 101, selfSize: 64 };
  const nodes = Array.from({ length: items }, (_, item) => ({
    name: 'Item',
    id: 103 + item * 2,
    selfSize: 256,
    edges: [{ to: 3, name: 'label' }],
  }));
  return programText([{ to: 2, name: 'items' }], [list, value, ...nodes]);
}

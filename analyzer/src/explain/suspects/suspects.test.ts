import { describe, expect, test } from 'vitest';
import { type EdgeText, type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { diffSnapshots } from '../diff.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import type { SnapshotDiff } from '../snapshot-diff.ts';

function columnsOf(text: string): SnapshotColumns {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return parser.finish();
}
const snapshotOf = (text: string): HeapSnapshot => nameSnapshot(buildGraph(columnsOf(text)));
const diffOf = (before: string, after: string): SnapshotDiff =>
  diffSnapshots(columnsOf(before), snapshotOf(after));

/** A program of one script: its global object holds what is given, and a function that knows the script's name. */
function program(globals: readonly EdgeText[], nodes: readonly NodeText[]): string {
  const frame: NodeText[] = [
    {
      type: 'closure',
      name: 'main',
      id: 901,
      edges: [{ to: 3, type: 'internal', name: 'shared' }],
      location: [5, 0, 0],
    },
    { type: 'code', name: 'main', id: 903, edges: [{ to: 4, type: 'internal', name: 'script' }] },
    { type: 'code', name: '/srv/app.js', id: 905 },
  ];
  return programText([{ to: 2, name: 'main' }, ...globals], [...frame, ...nodes]);
}
const FIRST = 5;

/** `server._events.request` with so many listeners, the array's own storage included. */
function server(listeners: number): string {
  const items: NodeText[] = Array.from({ length: listeners }, (_, n) => ({
    type: 'closure',
    name: 'onRequest',
    id: 2001 + 2 * n,
    selfSize: 64,
    location: [5, 21, 4],
  }));
  const elements = items.map((_, n) => ({ to: FIRST + 4 + n, name: n }));
  return program(
    [{ to: FIRST, name: 'server' }],
    [
      { name: 'Server', id: 11, selfSize: 100, edges: [{ to: FIRST + 1, name: '_events' }] },
      { name: 'Object', id: 13, selfSize: 56, edges: [{ to: FIRST + 2, name: 'request' }] },
      {
        name: 'Array',
        id: 15,
        selfSize: 32,
        edges: [{ to: FIRST + 3, type: 'internal', name: 'elements' }, ...elements],
      },
      {
        type: 'array',
        id: 1001 + 2 * listeners,
        selfSize: 8 * listeners,
        edges: elements.map(({ to, name }) => ({ to, type: 'internal', name: String(name) })),
      },
      ...items,
    ],
  );
}

describe('listeners that pile up', () => {
  const [first, ...others] = diffOf(server(2), server(502)).suspects;

  test('are the one suspect, with their array', () => {
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      rank: 1,
      className: 'onRequest()',
      functionName: 'onRequest',
      addedCount: 500,
    });
    expect(first.deltaBytes).toBe(500 * 64);
    expect(first.source).toEqual({ url: '/srv/app.js', line: 22, column: 5 });
  });
  test('are told in one sentence', () => {
    expect(first.sentence).toMatch(
      /^500 onRequest\(\) were added and retain \d+(\.\d)? KiB, held by Server → _events → request \(Array of 502\); written at app\.js:22:5\.$/,
    );
  });
  test('have a path from the global object to one of them', () => {
    expect(first.path.map(({ edgeType, edgeName, className }) => [edgeType, edgeName, className])).toEqual([
      ['shortcut', undefined, 'global'],
      ['property', 'server', 'Server'],
      ['property', '_events', 'Object'],
      ['property', 'request', 'Array'],
      ['element', expect.stringMatching(/^\d+$/), 'onRequest()'],
    ]);
  });
});

test('a chain of closures is one suspect: its function, counted, with the variable that chains it', () => {
  const chain = (links: number): string => {
    const nodes: NodeText[] = [];
    for (let link = 0; link < links; link++) {
      const at = FIRST + 3 * link;
      // the newest comes first, and has the largest ids
      const id = 2001 + 6 * (links - link);
      const next: EdgeText[] =
        link + 1 < links ? [{ to: at + 3, type: 'context', name: 'originalThing' }] : [];
      nodes.push(
        { name: 'Thing', id, selfSize: 4000, edges: [{ to: at + 1, name: 'someMethod' }] },
        {
          type: 'closure',
          name: 'someMethod',
          id: id + 2,
          selfSize: 64,
          location: [5, 9, 2],
          edges: [{ to: at + 2, type: 'internal', name: 'context' }],
        },
        { name: 'system / Context', id: id + 4, selfSize: 40, edges: next },
      );
    }
    return program([{ to: FIRST, name: 'theThing' }], nodes);
  };
  const [first, ...others] = diffOf(chain(3), chain(43)).suspects;
  expect(others).toEqual([]);
  expect(first).toMatchObject({ functionName: 'someMethod', addedCount: 40 });
  expect(first.retainedBytes).toBe(40 * 4104);
  expect(first.path.find(({ count }) => count !== undefined)).toMatchObject({
    edgeName: 'originalThing',
    count: 40,
  });
  expect(first.sentence).toContain('each holding the one before');
});

test('the items are the leak, not what each of them holds, however their holders are spread', () => {
  // eight sockets, each with one listener more, and each listener with a Buffer and five strings
  const sockets = (rounds: number): string => {
    const nodes: NodeText[] = [];
    const globals: EdgeText[] = [];
    for (let socket = 0; socket < 8; socket++) {
      globals.push({ to: FIRST + nodes.length, name: socket });
      const at = FIRST + nodes.length;
      const listeners = Array.from({ length: rounds }, (_, n) => ({ to: at + 1 + 6 * n, name: n }));
      nodes.push({ name: 'Socket', id: 101 + 2 * socket, selfSize: 50, edges: listeners });
      for (const { to, name } of listeners) {
        const id = 10_001 + 2 * (1000 * socket + 10 * name);
        const strings = Array.from({ length: 5 }, (_, n) => ({
          to: to + 1 + n,
          type: 'context',
          name: `text${n}`,
        }));
        nodes.push({ type: 'closure', name: 'onClose', id, selfSize: 64, edges: strings });
        for (const n of strings.keys())
          nodes.push({ type: 'string', name: 's', id: id + 2 + 2 * n, selfSize: 1000 });
      }
    }
    return program(globals, nodes);
  };
  const { suspects } = diffOf(sockets(1), sockets(2));
  expect(suspects).toHaveLength(1);
  expect(suspects[0]).toMatchObject({ functionName: 'onClose', addedCount: 8, retainedBytes: 8 * 5064 });
});

test('what replaces as much as was freed is no suspect', () => {
  const cache = (generation: number): string => {
    const entries: NodeText[] = Array.from({ length: 100 }, (_, n) => ({
      name: 'Entry',
      id: 10_001 + 2 * (100 * generation + n),
      selfSize: 1000,
    }));
    const edges = entries.map((_, n) => ({ to: FIRST + 1 + n, name: n }));
    return program([{ to: FIRST, name: 'cache' }], [{ name: 'Cache', id: 11, edges }, ...entries]);
  };
  const diff = diffOf(cache(1), cache(2));
  expect(diff.suspects).toEqual([]);
  expect(diff.classes).toEqual([
    {
      className: 'Entry',
      addedCount: 100,
      removedCount: 100,
      deltaCount: 0,
      addedBytes: 100_000,
      removedBytes: 100_000,
      deltaBytes: 0,
      retainedByAddedBytes: 100_000,
    },
  ]);
});

test('code that V8 compiles late is no suspect', () => {
  const compiled = (count: number): string =>
    program(
      Array.from({ length: count }, (_, n) => ({ to: FIRST + n, name: n })),
      Array.from({ length: count }, (_, n) => ({ type: 'code', id: 2001 + 2 * n, selfSize: 5000 })),
    );
  expect(diffOf(compiled(1), compiled(50)).suspects).toEqual([]);
});

test('two processes are told apart, and compared by counts', () => {
  const other = server(502)
    .replaceAll('"onRequest"', '"onOther"')
    .replaceAll('"Server"', '"Proxy"')
    .replaceAll('"main"', '"start"');
  const diff = diffOf(server(300), other);
  expect(diff.sameProcess).toBe(false);
  const same = diffOf(server(300), server(302));
  expect(same.sameProcess).toBe(true);
  expect(same.classes.find(({ className }) => className === 'onRequest()')).toMatchObject({
    addedCount: 2,
    removedCount: 0,
  });
});

describe('three snapshots', () => {
  // a leak of 10 sessions a step, and requests that are in use only while their snapshot is taken
  const moment = (step: number): string => {
    const sessions: NodeText[] = Array.from({ length: 10 * step }, (_, n) => ({
      name: 'Session',
      id: 10_001 + 2 * n,
      selfSize: 1000,
    }));
    const requests: NodeText[] = Array.from({ length: 50 }, (_, n) => ({
      name: 'Request',
      id: 50_001 + 2 * (100 * step + n),
      selfSize: 1000,
    }));
    const items = [...sessions, ...requests];
    const edges = items.map((_, n) => ({ to: FIRST + 1 + n, name: n }));
    return program([{ to: FIRST, name: 'all' }], [{ name: 'Holder', id: 11, edges }, ...items]);
  };
  const diff = diffSnapshots(columnsOf(moment(1)), snapshotOf(moment(4)), {
    between: [columnsOf(moment(2)), columnsOf(moment(3))],
  });

  test('count what was allocated up to the second and lives in the last', () => {
    expect(diff.suspects).toHaveLength(1);
    expect(diff.suspects[0]).toMatchObject({ className: 'Session', addedCount: 10, retainedBytes: 10_000 });
  });
  test('tell which classes grew every time', () => {
    expect(diff.classes.map(({ className, grewEveryTime }) => [className, grewEveryTime])).toEqual([
      ['Session', true],
      ['Request', false],
    ]);
    const [two] = diffOf(moment(1), moment(4)).classes;
    expect(two).not.toHaveProperty('grewEveryTime');
  });
});

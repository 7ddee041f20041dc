import { describe, expect, test } from 'vitest';
import { type EdgeText, type NodeText, programText } from '../../../../test/tools/snapshots/snapshot-text.ts';
import { buildGraph } from '../../graph/heap-graph.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { SnapshotParser } from '../../parse/snapshot-parser.ts';
import { type HeapSnapshot, nameSnapshot } from '../heap-snapshot.ts';
import { countListeners } from './listener-counts.ts';
import { findGrownListeners, findManyListeners, type ListenerGrowth } from './listeners.ts';

function columnsOf(text: string): SnapshotColumns {
  const parser = new SnapshotParser();
  parser.write(new TextEncoder().encode(text));
  return parser.finish();
}
const snapshotOf = (text: string): HeapSnapshot => nameSnapshot(buildGraph(columnsOf(text)));
const grown = (before: string, after: string): readonly ListenerGrowth[] =>
  findGrownListeners(countListeners(columnsOf(before)), snapshotOf(after)).rows;
const range = (length: number): number[] => Array.from({ length }, (_, n) => n);

/** A program written node by node: each is added after those it points to. */
class Program {
  private readonly nodes: NodeText[] = [];
  private readonly globals: EdgeText[] = [];

  /** Returns the node's position. */
  add(node: NodeText): number {
    return this.nodes.push(node) + 1;
  }
  hold(to: number): void {
    this.globals.push({ to, name: `held${to}` });
  }
  text(): string {
    return programText(this.globals, this.nodes);
  }
  listener(name = 'onEvent', line = 21): number {
    return this.add({ type: 'closure', name, selfSize: 64, location: [5, line, 4] });
  }
  /** An EventEmitter; one listener of an event stands alone, more are in an Array. */
  emitter(name: string, events: Readonly<Record<string, readonly number[]>>): number {
    const edges = Object.entries(events).map(([event, listeners]) => ({
      to: listeners.length === 1 ? listeners[0] : this.array(listeners),
      name: event,
    }));
    const held = this.add({ name: 'Object', edges });
    const emitter = this.add({ name, edges: [{ to: held, name: '_events' }] });
    this.hold(emitter);
    return emitter;
  }
  array(items: readonly number[]): number {
    return this.add({ name: 'Array', edges: items.map((to, n) => ({ to, name: n })) });
  }
}

function server(listeners: number, event = 'request'): string {
  const program = new Program();
  program.emitter('Server', {
    [event]: range(listeners).map(() => program.listener('onRequest')),
    close: [program.listener('onClose')],
  });
  return program.text();
}

describe('EventEmitters', () => {
  test('one event of one class, with its function', () => {
    expect(grown(server(1), server(12))).toEqual([
      {
        emitterClass: 'Server',
        event: 'request',
        before: 1,
        listeners: 12,
        emittersBefore: 1,
        emitters: 1,
        mostOnOne: 12,
        functionName: 'onRequest',
        sentence: 'Listeners for request on one Server grew from 1 to 12, mostly onRequest().',
      },
    ]);
    expect(grown(server(1), server(11))).toEqual([]);
  });

  test('many emitters with one listener each are told from one with many', () => {
    const sockets = (count: number): string => {
      const program = new Program();
      for (const _ of range(count)) program.emitter('Socket', { close: [program.listener()] });
      return program.text();
    };
    const [row] = grown(sockets(10), sockets(40));
    expect(row).toMatchObject({ before: 10, listeners: 40, emittersBefore: 10, emitters: 40, mostOnOne: 1 });
    expect(row.sentence).toMatch(/^Listeners for close on 10 and then 40 × Socket grew from 10 to 40, /);
    expect(findManyListeners(snapshotOf(sockets(40))).rows).toEqual([]);
    expect(findManyListeners(snapshotOf(server(40))).rows).toMatchObject([
      { event: 'request', mostOnOne: 40 },
    ]);
  });

  test('the most frequent function is named, its wrapper for one call taken off', () => {
    const program = new Program();
    const once = (): number => {
      const to = program.listener('onFirst', 7);
      return program.add({ type: 'closure', name: 'wrapper', edges: [{ to, name: 'listener' }] });
    };
    program.emitter('Server', { a: [...range(9).map(once), ...range(5).map(() => program.listener())] });
    expect(grown(server(0), program.text())).toMatchObject([{ listeners: 14, functionName: 'onFirst' }]);
  });

  test('an application that is a function, and the records of eventemitter3', () => {
    const program = new Program();
    const record = (): number => program.add({ name: 'EE', edges: [{ to: program.listener(), name: 'fn' }] });
    const records = program.array(range(20).map(record));
    const events = program.add({ name: 'Events', edges: [{ to: records, name: 'mount' }] });
    program.hold(program.add({ type: 'closure', name: 'app', edges: [{ to: events, name: '_events' }] }));
    expect(grown(server(0), program.text())).toMatchObject([
      { emitterClass: 'app()', event: 'mount', listeners: 20, functionName: 'onEvent' },
    ]);
  });

  test('data that only has the name of listeners is none', () => {
    const program = new Program();
    const item = (): number => program.add({ name: 'Hit' });
    const queue = program.array(range(50).map(item));
    program.hold(program.add({ name: 'Analytics', edges: [{ to: queue, name: '_events' }] }));
    const events = program.add({ name: 'Object', edges: [{ to: queue, name: 'hits' }] });
    program.hold(program.add({ name: 'Tracker', edges: [{ to: events, name: '_events' }] }));
    expect(grown(server(0), program.text())).toEqual([]);
  });

  test('a list that many point to is counted once', () => {
    const program = new Program();
    const list = program.array(range(20).map(() => program.listener()));
    const events = program.add({ name: 'Object', edges: [{ to: list, name: 'a' }] });
    for (const _ of range(30)) {
      program.hold(program.add({ name: 'Bus', edges: [{ to: events, name: '_events' }] }));
    }
    expect(grown(server(0), program.text())).toMatchObject([{ listeners: 20, emitters: 1 }]);
  });
});

describe('names that may be data', () => {
  test.each(['user:12345', 'mail to a@b.example', `x${'y'.repeat(32)}`])('%s is other', (event) => {
    expect(grown(server(1), server(30, event))).toMatchObject([{ event: 'other', listeners: 30 }]);
  });
  test.each(['room-123', 'y'.repeat(32), '<symbol kReady>'])('%s is shown', (event) => {
    expect(grown(server(1), server(30, event))).toMatchObject([{ event }]);
  });
  test('an emitter with many such events counts once', () => {
    const program = new Program();
    program.emitter(
      'Rooms',
      Object.fromEntries(range(40).map((n) => [`room-${5000 + n}`, [program.listener()]])),
    );
    expect(grown(server(1), program.text())).toMatchObject([
      { event: 'other', listeners: 40, emitters: 1, mostOnOne: 40 },
    ]);
  });
});

describe('EventTargets', () => {
  /** Two buckets: entries start at slot 5. */
  const TABLE_BYTES = 8 * (2 + 3 + 7 * 2);
  function target(ticks: number, isCircle = false): string {
    const program = new Program();
    const end = program.add({ type: 'hidden', name: 'undefined' });
    const first = program.add({ name: 'Listener' });
    let next = isCircle ? first : end;
    for (const _ of range(ticks - 1)) {
      next = program.add({
        name: 'Listener',
        edges: [
          { to: next, name: 'next' },
          { to: program.listener('onTick'), name: 'listener' },
        ],
      });
    }
    const root = program.add({ name: 'Object', edges: [{ to: next, name: 'next' }] });
    const other = program.add({ name: 'Object', edges: [{ to: end, name: 'next' }] });
    const table = program.add({
      type: 'array',
      selfSize: TABLE_BYTES,
      edges: [
        { to: program.add({ type: 'string', name: 'tick' }), type: 'internal', name: '5' },
        { to: root, type: 'internal', name: '6' },
        { to: program.add({ type: 'string', name: 'tock' }), type: 'internal', name: '8' },
        { to: other, type: 'internal', name: '9' },
      ],
    });
    const events = program.add({ name: 'Map', edges: [{ to: table, type: 'internal', name: 'table' }] });
    program.hold(program.add({ name: 'AbortSignal', edges: [{ to: events, name: '<symbol kEvents>' }] }));
    return program.text();
  }

  test('the linked list of each event, to its end', () => {
    expect(grown(target(3), target(33))).toMatchObject([
      {
        emitterClass: 'AbortSignal',
        event: 'tick',
        before: 2,
        listeners: 32,
        emitters: 1,
        functionName: 'onTick',
      },
    ]);
  });
  test('a list that a damaged file closes to a circle ends', () => {
    expect(grown(target(3), target(33, true))).toMatchObject([{ listeners: 33 }]);
  });
});

import { BitSet } from '../../graph/bit-set.ts';
import { sourceOf } from '../../graph/retainers.ts';
import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { SnapshotColumns } from '../../parse/snapshot-columns.ts';
import { labelEvent } from './event-label.ts';
import { orderedTableLayout, visitSlots } from './storage-slots.ts';

/** Listeners for one event on all emitters of one class. */
export interface ListenerCount {
  /** Constructor of the emitters. */
  readonly emitterClass: string;
  readonly event: string;
  listeners: number;
  /** Emitters that have a listener for the event. */
  emitters: number;
  /** Listeners on the emitter that has the most of them. */
  mostOnOne: number;
}

/** Told of each listener: what it is counted to, its emitter, and its function or listening object. */
export type ListenerVisitor = (count: ListenerCount, emitter: number, listener: number) => void;

/**
 * Listeners by class of emitter and event: of EventEmitters, whose `_events` has a function or an Array of them for each
 * event, and of Node.js' EventTargets, whose `kEvents` is a Map from event to a list linked by `next`.
 */
export function countListeners(columns: SnapshotColumns, visit?: ListenerVisitor): ListenerCount[] {
  const walk = new ListenerWalk(columns, visit);
  for (const { emitter, value } of findPropertyValues(columns, '_events')) walk.countEmitter(emitter, value);
  for (const { emitter, value } of findPropertyValues(columns, '<symbol kEvents>')) {
    walk.countTarget(emitter, value);
  }
  return walk.counts();
}

/** All properties of that name: who has it, and what it is. */
function* findPropertyValues(
  columns: SnapshotColumns,
  property: string,
): Generator<{ readonly emitter: number; readonly value: number }> {
  const { edgeNames, edgeTypes, edgeTargets } = columns;
  const name = columns.strings.find(property);
  if (name === undefined) return;
  for (let edge = edgeNames.indexOf(name); edge >= 0; edge = edgeNames.indexOf(name, edge + 1)) {
    if (edgeTypes[edge] !== EdgeType.Property) continue;
    yield { emitter: sourceOf(columns, edge), value: edgeTargets[edge] };
  }
}

/** Listeners of one emitter are counted together, so that it counts once however many of its events are `other`. */
interface OpenCount extends ListenerCount {
  lastEmitter: number;
  onLast: number;
}

class ListenerWalk {
  private readonly columns: SnapshotColumns;
  private readonly visit: ListenerVisitor | undefined;
  /** What was walked once is not again: no list is counted twice, whoever points to it. */
  private readonly isWalked: BitSet;
  private readonly byEmitterClass = new Map<string, Map<string, OpenCount>>();
  private readonly labels = new Map<number, string>();
  private readonly names: Readonly<
    Record<'array' | 'fn' | 'handleEvent' | 'listener' | 'next' | 'table', number | undefined>
  >;

  constructor(columns: SnapshotColumns, visit: ListenerVisitor | undefined) {
    this.columns = columns;
    this.visit = visit;
    this.isWalked = new BitSet(columns.nodeCount);
    const { strings } = columns;
    this.names = {
      array: strings.find('Array'),
      fn: strings.find('fn'),
      handleEvent: strings.find('handleEvent'),
      listener: strings.find('listener'),
      next: strings.find('next'),
      table: strings.find('table'),
    };
  }

  counts(): ListenerCount[] {
    return [...this.byEmitterClass.values()].flatMap((events) =>
      [...events.values()].map(({ lastEmitter: _, onLast: __, ...count }) => count),
    );
  }

  countEmitter(emitter: number, events: number): void {
    const { firstEdges, edgeTypes, edgeNames, edgeTargets, nodeTypes } = this.columns;
    // others keep queues of data under the same name
    if (nodeTypes[events] !== NodeType.Object || this.isArray(events) || !this.enter(events)) return;
    for (let edge = firstEdges[events], end = firstEdges[events + 1]; edge < end; edge++) {
      if (edgeTypes[edge] !== EdgeType.Property) continue;
      const value = edgeTargets[edge];
      if (this.isArray(value)) this.countArray(emitter, edgeNames[edge], value);
      else this.add(emitter, edgeNames[edge], this.listenerOf(value));
    }
  }

  private countArray(emitter: number, event: number, listeners: number): void {
    const { firstEdges, edgeTypes, edgeTargets } = this.columns;
    if (!this.enter(listeners)) return;
    for (let edge = firstEdges[listeners], end = firstEdges[listeners + 1]; edge < end; edge++) {
      if (edgeTypes[edge] === EdgeType.Element) this.add(emitter, event, this.listenerOf(edgeTargets[edge]));
    }
  }

  countTarget(emitter: number, events: number): void {
    const { columns } = this;
    const table = this.follow(events, EdgeType.Internal, this.names.table);
    if (table < 0 || !this.enter(table)) return;
    const layout = orderedTableLayout(columns.selfSizes.at(table));
    if (layout?.kind !== 'map') return;
    let event = -1;
    visitSlots(columns, table, (slot, node) => {
      const part = (slot - layout.firstSlot) % layout.stride;
      if (slot < layout.firstSlot || part > 1) return;
      if (part === 0) event = columns.nodeTypes[node] === NodeType.String ? columns.nodeNames[node] : -1;
      else if (event >= 0) this.countLinked(emitter, event, node);
    });
  }

  private countLinked(emitter: number, event: number, root: number): void {
    let node = this.follow(root, EdgeType.Property, this.names.next);
    // the last one's `next` is undefined, which V8 writes as a node too
    while (node >= 0 && this.columns.nodeTypes[node] === NodeType.Object && this.enter(node)) {
      const listener = this.follow(node, EdgeType.Property, this.names.listener);
      const called = this.follow(listener, EdgeType.Property, this.names.handleEvent);
      this.add(emitter, event, called >= 0 ? called : listener >= 0 ? listener : node);
      node = this.follow(node, EdgeType.Property, this.names.next);
    }
  }

  private add(emitter: number, event: number, listener: number): void {
    if (listener < 0) return;
    const count = this.openCount(this.className(emitter), this.label(event));
    if (count.lastEmitter !== emitter) {
      count.lastEmitter = emitter;
      count.onLast = 0;
      count.emitters++;
    }
    count.listeners++;
    count.onLast++;
    if (count.onLast > count.mostOnOne) count.mostOnOne = count.onLast;
    this.visit?.(count, emitter, listener);
  }

  private openCount(emitterClass: string, event: string): OpenCount {
    let events = this.byEmitterClass.get(emitterClass);
    if (events === undefined) {
      events = new Map();
      this.byEmitterClass.set(emitterClass, events);
    }
    let count = events.get(event);
    if (count === undefined) {
      count = { emitterClass, event, listeners: 0, emitters: 0, mostOnOne: 0, lastEmitter: -1, onLast: 0 };
      events.set(event, count);
    }
    return count;
  }

  /** The function of a listener, `once` wrappers and the records of eventemitter3 taken off; -1 if it is none. */
  private listenerOf(node: number): number {
    const { nodeTypes } = this.columns;
    if (nodeTypes[node] === NodeType.Closure) {
      const wrapped = this.follow(node, EdgeType.Property, this.names.listener);
      return wrapped >= 0 && nodeTypes[wrapped] === NodeType.Closure ? wrapped : node;
    }
    const called = this.follow(node, EdgeType.Property, this.names.fn);
    return called >= 0 && nodeTypes[called] === NodeType.Closure ? called : -1;
  }

  private isArray(node: number): boolean {
    return (
      this.columns.nodeTypes[node] === NodeType.Object && this.columns.nodeNames[node] === this.names.array
    );
  }

  /** Express' applications are functions and emitters at once. */
  private className(emitter: number): string {
    const { nodeTypes, nodeNames } = this.columns;
    const name = this.text(nodeNames[emitter]);
    return nodeTypes[emitter] === NodeType.Closure ? `${name === '' ? '<anonymous>' : name}()` : name;
  }

  private readonly texts = new Map<number, string>();

  private text(name: number): string {
    let text = this.texts.get(name);
    if (text === undefined) {
      text = this.columns.strings.get(name);
      this.texts.set(name, text);
    }
    return text;
  }

  private label(event: number): string {
    let label = this.labels.get(event);
    if (label === undefined) {
      label = labelEvent(this.columns.strings.get(event));
      this.labels.set(event, label);
    }
    return label;
  }

  private enter(node: number): boolean {
    if (this.isWalked.has(node)) return false;
    this.isWalked.add(node);
    return true;
  }

  /** Target of the node's edge of that type and name, or -1; of node -1, too. */
  private follow(node: number, type: number, name: number | undefined): number {
    if (node < 0) return -1;
    const { firstEdges, edgeTypes, edgeNames, edgeTargets } = this.columns;
    for (let edge = firstEdges[node], end = firstEdges[node + 1]; edge < end; edge++) {
      if (edgeNames[edge] === name && edgeTypes[edge] === type) return edgeTargets[edge];
    }
    return -1;
  }
}

import { EdgeType, NodeType } from '../../parse/node-type.ts';
import type { PathGraph } from './path-graph.ts';

/** What an edge costs a retaining path: 1 where a programmer would name it, more the less it tells. */
export type EdgeCost = (edge: number, source: number) => number;

/** V8's own edges that stand between a collection, a function or a promise and what the program put there. */
const STORAGE_EDGES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    elements: 1,
    table: 1,
    properties: 1,
    context: 2,
    extension: 2,
    reactions_or_result: 2,
    bound_function: 2,
    bound_this: 2,
    bindings: 2,
    parameters_and_registers: 2,
    previous: 3,
    receiver: 3,
    function: 3,
    javascript_to_native: 5,
    native_to_javascript: 5,
  }),
);
const NUMBERED_COST = 1;
const HIDDEN_COST = 3;
const SYMBOL_COST = 3;
/** V8's way to run the program, which holds nearly everything somehow. */
const ENGINE_COST = 25;
const PROPERTIES: ReadonlyMap<string, number> = new Map([
  ['prototype', 6],
  ['constructor', 12],
  ['__proto__', 40],
]);

/** Added by the kind of node the edge comes from. */
const SOURCE_COSTS: Readonly<Record<number, number>> = {
  [NodeType.Code]: ENGINE_COST,
  [NodeType.ObjectShape]: ENGINE_COST,
  [NodeType.Synthetic]: 4,
  [NodeType.Native]: 4,
};
const COST_OF_SOURCE = Uint8Array.from({ length: 256 }, (_, type) => SOURCE_COSTS[type] ?? 0);
/** A function of Node.js itself holds by its context what other modules use too. */
const FOREIGN_FUNCTION_COST = 2;

/** Costs for one snapshot; names are read once each. */
export function edgeCosts(graph: PathGraph): EdgeCost {
  // by name, 0 if it was not asked for yet
  const internals = new Uint8Array(graph.stringCount);
  const properties = new Uint8Array(graph.stringCount);
  const foreign = new Map<number, boolean>();

  const nameCost = (type: number, name: number): number => {
    const memo = type === EdgeType.Internal ? internals : properties;
    if (memo[name] === 0) {
      const text = graph.string(name);
      memo[name] = type === EdgeType.Internal ? internalCost(text) : propertyCost(text);
    }
    return memo[name];
  };
  const isForeign = (node: number): boolean => {
    const place = graph.place(node);
    let known = foreign.get(place);
    if (known === undefined) {
      known = graph.locate(node)?.url.startsWith('node:') ?? true;
      foreign.set(place, known);
    }
    return known;
  };

  return (edge, source) => {
    const type = graph.edgeType(edge);
    const sourceType = graph.nodeType(source);
    let cost = COST_OF_SOURCE[sourceType];
    if (sourceType === NodeType.Closure && isForeign(source)) cost += FOREIGN_FUNCTION_COST;
    if (type === EdgeType.Internal || type === EdgeType.Property)
      return cost + nameCost(type, graph.edgeName(edge));
    return cost + (type === EdgeType.Hidden || type === EdgeType.Shortcut ? HIDDEN_COST : 1);
  };
}

function internalCost(name: string): number {
  if (/^\d+$/.test(name)) return NUMBERED_COST;
  if (name.includes(' / part of key (')) return HIDDEN_COST;
  return STORAGE_EDGES.get(name) ?? ENGINE_COST;
}

function propertyCost(name: string): number {
  return PROPERTIES.get(name) ?? (name.startsWith('<symbol') ? SYMBOL_COST : 1);
}

import { formatBytes, formatCount } from './byte-text.ts';
import type { PathStep } from './retaining-path.ts';
import type { SourceLocation } from './source-locations.ts';

/** `app.js:22:5`: the file's own name, as a reader looks for it. */
export function formatSource(source: SourceLocation): string {
  const name = source.url.split(/[\\/]/).at(-1) ?? source.url;
  return `${name}:${source.line}:${source.column}`;
}

/** Classes that tell nothing of the program: a line that starts at one of them would not be understood. */
const PLAIN_CLASSES = new Set(['Object', 'Array', 'Map', 'Set', 'Module', 'process', 'Promise']);

function isTelling(className: string): boolean {
  return !/^[({]|^system \/ |\(\)$/.test(className) && !PLAIN_CLASSES.has(className);
}

/**
 * Who holds the end of a path, as names: `Server → _events → request (Array of 50,001)`. It starts at the nearest
 * variable, global, or object of a class of its own; V8's own steps are left out. `holderItems` is the length of the
 * last holder, if that is an array.
 */
export function formatHolders(path: readonly PathStep[], holderItems = 0): string {
  const names: string[] = [];
  for (let at = path.length - 1; at >= 0; at--) {
    const step = path[at];
    const times = step.count === undefined ? '' : ` (× ${formatCount(step.count)})`;
    if (at < path.length - 1 && (isTelling(step.className) || at === 0)) {
      names.unshift(step.className + times);
      break;
    }
    if (step.edgeType === 'context') {
      names.unshift(`variable ${step.edgeName}${times}`);
      if (step.count === undefined) break;
    } else if (step.edgeType === 'property') names.unshift(`${step.edgeName}${times}`);
    else if (times !== '') names.unshift(step.className + times);
  }
  const list = names.join(' → ');
  const isNamed = path.at(-1)?.edgeType === 'property' || path.at(-1)?.edgeType === 'context';
  // V8's storage stands between a collection and its items
  const holder = path.slice(0, -1).findLast((step) => step.className !== '(array)');
  if (isNamed || holder === undefined || names.at(-1) === holder.className) return list;
  if (/^[({]|^system \/ |^Object$/.test(holder.className)) return list;
  const length = holder.className === 'Array' && holderItems > 0 ? ` of ${formatCount(holderItems)}` : '';
  return `${list} (${holder.className}${length})`;
}

export interface SentenceParts {
  readonly className: string;
  readonly addedCount: number;
  readonly retainedBytes: number;
  readonly isChain: boolean;
  /** As {@link formatHolders} gives it; may be empty. */
  readonly holders: string;
  readonly source?: SourceLocation;
}

/** One sentence: count, class, bytes, holder, place. */
export function suspectSentence(parts: SentenceParts): string {
  const { className, addedCount, retainedBytes, isChain, holders, source } = parts;
  const isOne = addedCount === 1;
  const added = `${formatCount(addedCount)} ${className} ${isOne ? 'was' : 'were'} added`;
  const chain = isChain ? ', each holding the one before,' : '';
  const bytes = ` and ${isOne ? 'retains' : 'retain'} ${formatBytes(retainedBytes)}`;
  const held = holders === '' ? '' : `, held by ${holders}`;
  const place = source === undefined ? '' : `; written at ${formatSource(source)}`;
  return `${added}${chain}${bytes}${held}${place}.`;
}

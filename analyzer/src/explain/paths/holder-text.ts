import { formatCount } from '../byte-text.ts';
import { type PathStep, VALUE_OF_KEY } from './retaining-path.ts';

/** The node that holds a cluster's items, as a reader would name it, and how many it holds. */
export interface HolderItems {
  readonly className: string;
  readonly count: number;
  /** The items hang on names that the program made up as it went: an object used as a dictionary. */
  readonly isDictionary: boolean;
}

/** Classes that tell nothing of the program: a line that starts at one of them would not be understood. */
const PLAIN_CLASSES = new Set(['Object', 'Array', 'Map', 'Set', 'Module', 'process', 'Promise']);

function isTelling(className: string): boolean {
  return !/^[({]|^system \/ |\(\)$/.test(className) && !PLAIN_CLASSES.has(className);
}

/**
 * Who holds the end of a path, as names: `Server → _events → request (Array of 50,001)`. It starts at the nearest
 * variable of the program, global, or object of a class of its own, and if there is none at the nearest class of
 * Node.js; V8's own steps are left out. `items` is what is known of the last holder.
 */
export function formatHolders(path: readonly PathStep[], items?: HolderItems): string {
  const isKeyed = items?.isDictionary === true && path.at(-1)?.edgeType === 'property';
  // a key of a dictionary is one of thousands, and data
  const named = isKeyed ? path.slice(0, -1) : path;
  const names = holderNames(named, path.length - 1, true) ?? holderNames(named, path.length - 1, false) ?? [];
  return names.join(' → ') + holderText(path, names, items, isKeyed);
}

/** The names from the start on; undefined if `ofProgram`, and the program's own code is not on the path. */
function holderNames(path: readonly PathStep[], item: number, ofProgram: boolean): string[] | undefined {
  const names: string[] = [];
  for (let at = path.length - 1; at >= 0; at--) {
    const { edgeType, edgeName, className, count } = path[at];
    const times = count === undefined ? '' : ` (× ${formatCount(count)})`;
    const isWeakMap = path[at + 1]?.edgeName === VALUE_OF_KEY && edgeName !== undefined;
    const isRepeat = className === path[at + 1]?.className;
    const isTold = at < item && isTelling(className) && !isRepeat && !isWeakMap;
    const isStart = isTold && !(ofProgram && isForeignStep(path[at]));
    const variable = edgeType === 'context' ? `variable ${edgeName}` : undefined;
    if (isStart || at === 0) {
      if (ofProgram && at === 0 && isForeignStep(path[1])) return undefined;
      return [`${className}${variable === undefined ? '' : ` (${variable})`}${times}`, ...names];
    }
    if (variable !== undefined) {
      names.unshift(isTold ? `${className} (${variable})${times}` : variable + times);
      if (count === undefined && !(ofProgram && isForeignStep(path[at - 2]))) return names;
    } else if (edgeType === 'property' || isWeakMap) names.unshift(`${edgeName}${times}`);
    else if (times !== '' || isTold) names.unshift(className + times);
  }
  return names;
}

/** What the last holder is, if its name does not say it. */
function holderText(
  path: readonly PathStep[],
  names: readonly string[],
  items: HolderItems | undefined,
  isKeyed: boolean,
): string {
  const last = path.at(-1);
  // V8's storage stands between a collection and its items
  const holder = path.slice(0, -1).findLast((step) => step.className !== '(array)');
  if (holder === undefined || last?.count !== undefined) return '';
  if (!isKeyed && (last?.edgeType === 'property' || last?.edgeType === 'context')) return '';
  const count = items?.className === holder.className && items.count > 1 ? formatCount(items.count) : '';
  const isShape = /^{/.test(holder.className);
  if (/^\(|^system \/ /.test(holder.className) || ((isShape || holder.className === 'Object') && !isKeyed))
    return '';
  if (names.at(-1)?.startsWith(holder.className)) return '';
  return ` (${isShape ? 'Object' : holder.className}${count === '' ? '' : ` of ${count}`})`;
}

/** A function or an object of a class that Node.js' own files define. */
function isForeignStep(step: PathStep | undefined): boolean {
  return step?.source?.url.startsWith('node:') === true;
}

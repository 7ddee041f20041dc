import type { PathStep, SourceLocation } from 'heapwatch/wire';
import { formatCount } from '../units/counts.ts';

/** `app.js:22:5`: the file's own name, as a reader looks for it; empty if not known. Text only: no path is followed. */
export function placeText(source: SourceLocation | undefined): string {
  if (source === undefined) return '';
  const name = source.url.split(/[\\/]/).at(-1) ?? source.url;
  return `${name}:${source.line}:${source.column}`;
}

/** `.request`, `variable cache`, `[12]`; V8's own edges with their kind, as no one can look them up. */
export function edgeText({ edgeType, edgeName }: Pick<PathStep, 'edgeType' | 'edgeName'>): string {
  switch (edgeType) {
    case 'property':
      return `.${edgeName ?? ''}`;
    case 'context':
      return `variable ${edgeName ?? ''}`;
    case 'element':
      return `[${edgeName ?? ''}]`;
    default:
      return [edgeType, edgeName].filter((word) => word !== undefined && word !== '').join(' ');
  }
}

/** True for edges and nodes of V8's own: muted on screen. */
export function isInnerEdge(edgeType: string): boolean {
  return !['property', 'context', 'element'].includes(edgeType);
}

/** From here on a line is too long to be read at a glance. */
const LONGEST_LINE = 110;
const PLAIN_NODES = /^\(|^system \//;

/**
 * The end of a path in one line: `… → Server → ._events → .request Array → leakEventCallback()`. Steps are dropped from
 * the root's side, because what tells most stands last.
 */
export function pathLine(path: readonly PathStep[], longest = LONGEST_LINE): string {
  const steps = path.filter(
    ({ className, edgeType }) => !(PLAIN_NODES.test(className) && isInnerEdge(edgeType)),
  );
  let line = '';
  for (let at = steps.length - 1; at >= 0; at--) {
    const text = stepText(steps[at] as PathStep, at === 0);
    const longer = line === '' ? text : `${text} → ${line}`;
    if (line !== '' && longer.length > longest) return `… → ${line}`;
    line = longer;
  }
  return line;
}

function stepText(step: PathStep, isRoot: boolean): string {
  const { className, count } = step;
  const edge = isRoot || isInnerEdge(step.edgeType) ? '' : `${edgeText(step)} `;
  const name = className === 'Object' || className.startsWith('{') ? '' : className;
  const times = count === undefined ? '' : ` (${formatCount(count)} ×)`;
  return `${`${edge}${name}`.trim() || className}${times}`;
}

/** What is said of a step in the list of a path, root first. */
export interface PathLineItem {
  readonly edge: string;
  readonly isInner: boolean;
  readonly className: string;
  /** `repeats 4,998 times`; absent where it does not. */
  readonly repeats?: string | undefined;
  /** `120 steps left out` before this one. */
  readonly gap?: string | undefined;
  readonly place: string;
}

export function pathItems(path: readonly PathStep[]): readonly PathLineItem[] {
  return path.map((step, at) => ({
    edge: at === 0 ? '' : edgeText(step),
    isInner: isInnerEdge(step.edgeType),
    className: step.className,
    repeats: step.count === undefined ? undefined : `repeats ${formatCount(step.count)} times`,
    gap: step.omitted === undefined ? undefined : `${formatCount(step.omitted)} steps left out`,
    place: placeText(step.source),
  }));
}

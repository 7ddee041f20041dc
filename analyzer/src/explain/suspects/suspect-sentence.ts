import { formatBytes, formatCount } from '../byte-text.ts';
import type { SourceLocation } from '../names/source-locations.ts';
import { formatSource } from '../names/source-text.ts';

export interface SentenceParts {
  readonly className: string;
  /** Of a function, or of the one that the nodes are there to call. */
  readonly functionName?: string;
  readonly addedCount: number;
  readonly retainedBytes: number;
  readonly isChain: boolean;
  /** As `formatHolders` gives it; may be empty. */
  readonly holders: string;
  readonly source?: SourceLocation;
}

/** One sentence: count, class, bytes, holder, place. */
export function suspectSentence(parts: SentenceParts): string {
  const { className, functionName, addedCount, retainedBytes, isChain, holders, source } = parts;
  const isOne = addedCount === 1;
  const isOwn = functionName === undefined || functionName === '' || className === `${functionName}()`;
  const what = isOwn || className === functionName ? className : `${className} for ${functionName}()`;
  const added = `${formatCount(addedCount)} ${what} ${isOne ? 'was' : 'were'} added`;
  const chain = isChain ? ', each holding the one before,' : '';
  const bytes = ` and ${isOne ? 'retains' : 'retain'} ${formatBytes(retainedBytes)}`;
  const held = holders === '' ? '' : `, held by ${holders}`;
  const place = source === undefined ? '' : `; written at ${formatSource(source)}`;
  return `${added}${chain}${bytes}${held}${place}.`;
}

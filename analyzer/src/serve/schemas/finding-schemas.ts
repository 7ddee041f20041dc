import type {
  CollectionGrowth,
  Collections,
  ContextGrowth,
  Contexts,
  LargeCollection,
  LargeCollections,
  ListenerGrowth,
  Listeners,
  ManyListeners,
  ManyListenersList,
} from '../wire/findings.ts';
import { pathStep, sourceLocation } from './node-schemas.ts';
import { count, flag, list, name, object, oneOf, type Schema, text } from './schema.ts';

const HELD = { holders: text, path: list(pathStep) };
const COLLECTION = {
  ...HELD,
  kind: text,
  className: text,
  nodeId: count,
  entries: count,
  isUpperBound: flag,
  retainedBytes: count,
};
const LISTENERS = { emitterClass: text, event: text, listeners: count, emitters: count, mostOnOne: count };

const largeCollection = name(
  'LargeCollection',
  object<LargeCollection>(COLLECTION, { source: sourceLocation }),
);
const collectionGrowth = name(
  'CollectionGrowth',
  object<CollectionGrowth>(
    { ...COLLECTION, before: count, isBeforeUpperBound: flag, sentence: text },
    { source: sourceLocation },
  ),
);
const manyListeners = name(
  'ManyListeners',
  object<ManyListeners>(LISTENERS, { functionName: text, source: sourceLocation }),
);
const listenerGrowth = name(
  'ListenerGrowth',
  object<ListenerGrowth>(
    { ...LISTENERS, before: count, emittersBefore: count, sentence: text },
    { functionName: text, source: sourceLocation },
  ),
);
const contextGrowth = name(
  'ContextGrowth',
  object<ContextGrowth>(
    {
      ...HELD,
      kind: oneOf('nativeContext', 'detachedNode'),
      className: text,
      before: count,
      count,
      retainedBytes: count,
      nodeId: count,
      sentence: text,
    },
    { source: sourceLocation },
  ),
);

function shortlist<Row>(rows: Schema<Row>) {
  return object<{ readonly rows: readonly Row[]; readonly leftOut: number }>(
    { rows: list(rows), leftOut: count } as never,
    {} as never,
  );
}

export const largeCollections: Schema<LargeCollections> = shortlist(largeCollection);
export const collections: Schema<Collections> = shortlist(collectionGrowth);
export const manyListenersList: Schema<ManyListenersList> = shortlist(manyListeners);
export const listeners: Schema<Listeners> = shortlist(listenerGrowth);
export const contexts: Schema<Contexts> = shortlist(contextGrowth);

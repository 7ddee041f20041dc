import { formatBytes, formatCount } from '../explain/byte-text.ts';
import { type Collection, type CollectionGrowth, entriesText } from '../explain/findings/collections.ts';
import type { KeptContexts } from '../explain/findings/contexts.ts';
import type { GrowthFindings, SnapshotFindings } from '../explain/findings/findings.ts';
import type { ListenerGrowth, Listeners } from '../explain/findings/listeners.ts';
import { type FindingRow, findingTable } from './finding-table.ts';
import type { Section } from './page.ts';

const ROOM = 'Where a snapshot shows only the room there is, the count is “at most”.';
const EVENTS = 'Event names that look like data are “other”.';

/** Collections, listeners and contexts that grew: a table for each that has any. */
export function growthSections({ collections, listeners, contexts }: GrowthFindings): Section[] {
  const grown = collections && [
    findingTable<CollectionGrowth>({
      id: 'collections',
      title: 'Collections that grew',
      caption: `Those of both snapshots, by new entries. ${ROOM}`,
      subject: 'Collection',
      columns: ['Entries before', 'Entries', 'Retains'],
      found: collections,
      row: (collection) => ({
        ...collectionRow(collection),
        cells: [
          entriesText(collection.before, collection.isBeforeUpperBound),
          entriesText(collection.entries, collection.isUpperBound),
          formatBytes(collection.retainedBytes),
        ],
      }),
    }),
  ];
  return [
    ...(grown ?? []),
    findingTable<ListenerGrowth>({
      id: 'listeners',
      title: 'Listeners that grew',
      caption: `By class of emitter and event. ${EVENTS}`,
      subject: 'Event',
      columns: ['Before', 'Now', 'Emitters', 'Most on one'],
      found: listeners,
      row: (count) => ({
        ...listenerRow(count),
        cells: [count.before, count.listeners, count.emitters, count.mostOnOne].map(formatCount),
      }),
    }),
    findingTable<KeptContexts>({
      id: 'contexts',
      title: 'Contexts that grew',
      caption: 'Global scopes as vm.createContext() makes them, and nodes that were taken out of a document.',
      subject: 'Context',
      columns: ['Before', 'Now', 'New ones retain'],
      found: contexts,
      row: (kept) => ({
        ...contextRow(kept),
        cells: [formatCount(kept.before), formatCount(kept.count), formatBytes(kept.retainedBytes)],
      }),
    }),
  ];
}

/** What one snapshot has much of. */
export function snapshotSections({ collections, listeners, contexts }: SnapshotFindings): Section[] {
  return [
    findingTable<Collection>({
      id: 'collections',
      title: 'Largest collections',
      caption: ROOM,
      subject: 'Collection',
      columns: ['Entries', 'Retains'],
      found: collections,
      row: (collection) => ({
        ...collectionRow(collection),
        cells: [
          entriesText(collection.entries, collection.isUpperBound),
          formatBytes(collection.retainedBytes),
        ],
      }),
    }),
    findingTable<Listeners>({
      id: 'listeners',
      title: 'Events with many listeners on one emitter',
      caption: EVENTS,
      subject: 'Event',
      columns: ['Listeners', 'Emitters', 'Most on one'],
      found: listeners,
      row: (count) => ({
        ...listenerRow(count),
        cells: [count.listeners, count.emitters, count.mostOnOne].map(formatCount),
      }),
    }),
    findingTable<KeptContexts>({
      id: 'contexts',
      title: 'Contexts',
      caption: 'Global scopes beside the program’s own, and nodes that were taken out of a document.',
      subject: 'Context',
      columns: ['Count', 'Retain'],
      found: contexts,
      row: (kept) => ({
        ...contextRow(kept),
        cells: [formatCount(kept.count), formatBytes(kept.retainedBytes)],
      }),
    }),
  ];
}

type Described = Omit<FindingRow, 'cells'>;

function collectionRow({ kind, className, holders, source, path }: Collection): Described {
  const name = kind === 'dictionary' ? `${className} used as a dictionary` : className;
  return { name, detail: heldBy(holders), path, ...(source === undefined ? {} : { source }) };
}

function listenerRow({ event, emitterClass, functionName, source }: Listeners): Described {
  const named = functionName === '' ? 'an unnamed function' : `${functionName}()`;
  return {
    name: `${event} on ${emitterClass}`,
    detail: functionName === undefined ? '' : `mostly ${named}`,
    ...(source === undefined ? {} : { source }),
  };
}

function contextRow({ sentence, source, path }: KeptContexts): Described {
  return { name: sentence, detail: '', path, ...(source === undefined ? {} : { source }) };
}

function heldBy(holders: string): string {
  return holders === '' ? '' : `held by ${holders}`;
}

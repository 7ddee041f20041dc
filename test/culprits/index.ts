import { join } from 'node:path';

/**
 * Leaking programs that are not the textbook ones, as a table. Each leaks by itself, from its start, without a port.
 */
export interface CulpritProgram {
  /** File in `programs/`. */
  readonly file: string;
  /** What the first suspect's class or function may be called. */
  readonly culprit: RegExp;
  /** What a programmer calls the holders: names of edges or classes that stand on the retaining path. */
  readonly holders: readonly string[];
}

export const CULPRIT_PROGRAMS: readonly CulpritProgram[] = [
  { file: 'audit-trail.cjs', culprit: /^{actor, action/, holders: ['audit'] },
  { file: 'tenant-maps.cjs', culprit: /^{route, elapsed}|^Array$/, holders: ['tenants'] },
  { file: 'profile-dictionary.cjs', culprit: /^{nickname, /, holders: ['profiles'] },
  { file: 'private-registry.mjs', culprit: /^Lease$/, holders: ['registry', 'LeaseRegistry', '#granted'] },
  { file: 'sandboxes.cjs', culprit: /context|number, verdict|global/i, holders: ['sandboxes'] },
  { file: 'compiled-templates.cjs', culprit: /Script$/, holders: ['compiledTemplates'] },
  { file: 'upload-chunks.mjs', culprit: /Buffer$|^Array$/, holders: ['uploads'] },
  { file: 'pixel-planes.cjs', culprit: /^Frame$/, holders: ['history', 'FrameHistory', 'frames'] },
  { file: 'idle-workers.cjs', culprit: /Worker|MessagePort/, holders: ['crew'] },
  { file: 'message-channels.mjs', culprit: /MessagePort|onAnswer/, holders: ['openPorts'] },
  { file: 'unanswered-calls.mjs', culprit: /^{resolve, reject|^Promise$/, holders: ['pending'] },
  { file: 'await-forever.mjs', culprit: /admit|^{number, luggage|Generator|await/i, holders: ['gate'] },
  {
    file: 'event-iterators.mjs',
    culprit: /follow|Iterator|eventHandler|Generator/i,
    holders: ['market', '_events'],
  },
  {
    file: 'heartbeat-intervals.cjs',
    culprit: /^Connection$|^Timeout$|keepAlive|<anonymous>/,
    holders: ['Timeout', '_onTimeout'],
  },
  { file: 'retry-timeouts.cjs', culprit: /^Timeout$|retryDelivery|^{attempts/, holders: ['Timeout'] },
  { file: 'open-pipes.mjs', culprit: /^PassThrough$/, holders: ['feed', 'pipes'] },
  { file: 'gzip-streams.cjs', culprit: /^Gzip$|^{compressor|Zlib/, holders: ['downloads'] },
  { file: 'weak-metadata.cjs', culprit: /^Object$|^{number|^{agent/, holders: ['seenVisits'] },
  { file: 'weak-values.cjs', culprit: /^Extra$/, holders: ['shop', 'extras'] },
  { file: 'finalizers.mjs', culprit: /^Handle$|^{handle/, holders: ['onCollected', 'FinalizationRegistry'] },
  { file: 'request-scopes.cjs', culprit: /^Span$|^{requestId/, holders: ['openSpans'] },
  { file: 'abort-listeners.mjs', culprit: /abandonRequest|^Listener$/, holders: ['shutdown', 'AbortSignal'] },
  { file: 'live-visitors.cjs', culprit: /^Visitor$/, holders: ['liveVisitors'] },
  { file: 'bound-methods.cjs', culprit: /^Widget$|redraw/, holders: ['clock', '_events', 'tick'] },
  {
    file: 'once-listeners.mjs',
    culprit: /[wW]rapper|afterDrain|^{text, values|<anonymous>/,
    holders: ['database', '_events', 'drain'],
  },
  { file: 'memoized-quotes.cjs', culprit: /^{item, currency/, holders: ['results'] },
  { file: 'broken-lru.mjs', culprit: /^{key, html/, holders: ['recentPages', 'RecentPages', 'index'] },
  { file: 'job-queue.cjs', culprit: /^Job$/, holders: ['backlog', 'JobQueue', 'head'] },
  { file: 'symbol-keys.cjs', culprit: /^{lines}/, holders: ['tickets'] },
  { file: 'static-instances.mjs', culprit: /^Shipment$/, holders: ['Shipment', 'instances'] },
  { file: 'suspended-cursors.mjs', culprit: /readPages|Generator/, holders: ['cursors'] },
  { file: 'proxied-models.cjs', culprit: /Proxy|^Model$/, holders: ['dirtyModels'] },
  { file: 'kept-failures.mjs', culprit: /Error$/, holders: ['failures'] },
  { file: 'sliced-tokens.cjs', culprit: /string/, holders: ['revokedTokens'] },
  { file: 'channel-subscribers.mjs', culprit: /onProgress/, holders: ['progress', '_subscribers'] },
  { file: 'open-responses.cjs', culprit: /ServerResponse|IncomingMessage/, holders: ['parked'] },
  { file: 'filling-cache.cjs', culprit: /^{name, lines/, holders: ['attachments'] },
  { file: 'rotating-cache.mjs', culprit: /string/, holders: ['visitorsToday'] },
  { file: 'promise-chain.mjs', culprit: /^Promise$|<anonymous>/, holders: ['firstWrite'] },
  { file: 'weak-refs.mjs', culprit: /^WeakRef$/, holders: ['documents'] },
  {
    file: 'router-callbacks.cjs',
    culprit: /<anonymous>|installPlugin/,
    holders: ['router', 'hooks', 'before'],
  },
  { file: 'mixed-journal.cjs', culprit: /^{(opened|closed|moved|renamed), /, holders: ['journal'] },
  { file: 'matched-lines.cjs', culprit: /^Array$|^{code, module/, holders: ['matches', 'errors'] },
];

export function culpritFile(program: CulpritProgram): string {
  return join(import.meta.dirname, 'programs', program.file);
}

import type { RequestListener } from 'node:http';
import { hostname } from 'node:os';
import type { PreflightRequest } from '../capture/admission/preflight-check.ts';
import type { Preflight } from '../capture/preflight/preflight.ts';
import type { HeapProfileOutcome } from '../capture/profile/heap-profiles.ts';
import type { CaptureOutcome } from '../capture/snapshot-capture.ts';
import { type Collector, MAIN_ISOLATE } from '../catalogue/series.ts';
import { PARTS } from '../catalogue.ts';
import { watchGc } from '../observe/gc/gc-watch.ts';
import {
  type ListenerWatch,
  type WatchableEmitter,
  watchListeners,
} from '../observe/listeners/listener-watch.ts';
import type { HeapwatchOptions } from '../options/option-table.ts';
import { parseSettings } from '../options/settings.ts';
import type { Listener, ListenerAddress } from '../publish/http/listener.ts';
import { metricsHandler, openMetricsListener } from '../publish/http/metrics-listener.ts';
import type { MeterProvider } from '../publish/opentelemetry/meter-provider.ts';
import { addDefaultMetrics } from '../publish/prometheus/default-metrics.ts';
import { type PrometheusPublisher, publishPrometheus } from '../publish/prometheus/prometheus.ts';
import type { AppRegistry } from '../publish/prometheus/registry.ts';
import type { TakeScrape } from '../publish/scrape.ts';
import { type CaptureParts, startCaptures } from './captures/captures.ts';
import { startNearLimit } from './captures/near-limit.ts';
import { startPlans } from './captures/plans.ts';
import { type ProfilesParts, startProfiles } from './captures/profiles.ts';
import { ISOLATE_COLLECTORS, PROCESS_COLLECTORS, startCollectors } from './collectors.ts';
import { isControlOffered, openControl } from './control.ts';
import { eventMethods } from './event-methods.ts';
import { EventHub, type HeapwatchEvents } from './events.ts';
import { createFaults, type Fault } from './faults.ts';
import { type Isolates, startIsolates } from './isolates.ts';
import { Meters } from './meters.ts';
import { notice } from './notice.ts';
import { SelfCollector } from './self-collector.ts';
import { defaultServiceName } from './service-name.ts';
import { startVerdicts } from './verdicts.ts';

export type { WatchableEmitter };

/** A running exporter. */
export interface Heapwatch {
  on<E extends keyof HeapwatchEvents>(
    event: E,
    listener: (...payload: HeapwatchEvents[E]) => void,
  ): Heapwatch;
  once<E extends keyof HeapwatchEvents>(
    event: E,
    listener: (...payload: HeapwatchEvents[E]) => void,
  ): Heapwatch;
  off<E extends keyof HeapwatchEvents>(
    event: E,
    listener: (...payload: HeapwatchEvents[E]) => void,
  ): Heapwatch;
  /**
   * Captures a heap snapshot into the snapshot directory. PAUSES the process while V8 builds it and needs about
   * 400 bytes more memory for each heap node meanwhile. Texts, and names that may be data, are taken out unless `redact` is
   * false: then the file is as secret as the memory of the process. It is refused within the cool-down, past the budget and where
   * memory or disk would not do; `force` passes all but the disk, and the process may die of it. Never rejects: the outcome
   * says how it ended.
   */
  captureSnapshot(request?: {
    readonly reason?: string;
    readonly redact?: boolean;
    readonly force?: boolean;
    /** A worker thread, by the `isolate` that it is published under: then that thread is paused, and this one goes on. */
    readonly isolate?: string;
  }): Promise<CaptureOutcome>;
  /**
   * What a capture would cost now, and whether there is room for it. Pauses nothing, unless V8 is to `count` the objects of the heap
   * for it. undefined where nothing can be captured, or there is no such isolate. Rejects when the snapshot directory cannot be read.
   */
  preflight(request?: PreflightRequest): Promise<Preflight | undefined>;
  /**
   * Reads the sampling heap profile (option `profile.sampling`) into the snapshot directory: what was allocated since the
   * start and is alive, by call path. PAUSES the process for a major GC, and needs next to no memory: the cheap choice
   * where a snapshot costs too much. Never rejects: the outcome says how it ended.
   */
  captureHeapProfile(request?: { readonly reason?: string }): Promise<HeapProfileOutcome>;
  /**
   * Counts all listeners of `emitter` from the first one on, published under `name` instead of its class. Holds the
   * emitter weakly. A name with numbers, signs or over 32 characters is published as `other`.
   */
  watchEmitter(emitter: WatchableEmitter, name: string): void;
  /** Answers with the metrics: mount it at /metrics in any server. */
  readonly handler: RequestListener;
  /**
   * Publishes on an OpenTelemetry MeterProvider as well, e.g. once an SDK is up. Histograms there begin now; all else
   * counts from the start of the exporter. Give the SDK's own provider, not the API's global one before an SDK set it.
   */
  attachMeterProvider(meterProvider: MeterProvider): void;
  /** Where the metrics listener is; undefined until it listens or when it does not. */
  readonly metricsAddress: ListenerAddress | undefined;
  /** Where the control listener is; undefined until it listens or when it is off. */
  readonly controlAddress: ListenerAddress | undefined;
  /** Resolves when the listeners are open or have given up, the snapshot directory was looked at and the instruments are made; never rejects. */
  readonly ready: Promise<void>;
  /** Leaves nothing behind: no listener, observer, signal handler or metric. A capture under way ends as failed. */
  stop(): Promise<void>;
}

/** Builds the exporter of this isolate and starts it. `onStop` is told when it is stopped. */
export function assembleHeapwatch(
  given: HeapwatchOptions,
  environment: NodeJS.ProcessEnv,
  onStop: () => void,
): Heapwatch {
  const { settings, complaints } = parseSettings(given, environment);
  let metricsListener: Listener | undefined;
  let isolates: Isolates | undefined;
  let control: Listener | undefined;
  const service = settings.service ?? defaultServiceName(process.argv[1]);
  const identity = () => ({ service, instance: settings.instance ?? defaultInstance() });
  const defaultInstance = () =>
    isolates?.membership?.instance ??
    (metricsListener === undefined
      ? hostname()
      : `${hostname()}:${metricsListener.address?.port ?? settings['metrics.port']}`);

  let scrapeMs = 0;
  const timed = <T>(work: () => T): T => {
    const began = performance.now();
    try {
      return work();
    } finally {
      scrapeMs += performance.now() - began;
    }
  };
  const self = new SelfCollector(identity, () => gc.selfMs + (verdicts?.selfMs ?? 0) + scrapeMs);
  const faultOf = createFaults((part) => self.countError(part), notice);
  for (const complaint of complaints) faultOf('options')(complaint);

  const inform = settings.quiet ? () => undefined : notice;
  const events = new EventHub((event, error) => {
    faultOf('listener')(`a listener of '${event}' threw: ${error instanceof Error ? error.message : error}`);
  });
  const gc = watchGc({
    hasListeners: () => events.has('gc'),
    onPauses(pauses) {
      for (const pause of pauses) events.emit('gc', { ...MAIN_ISOLATE, ...pause });
    },
    onError: faultOf('observe'),
  });
  const listeners = settings['listeners.watch'] ? startListeners(faultOf('observe')) : undefined;
  const verdicts = settings['detect.verdict']
    ? startVerdicts({
        ...MAIN_ISOLATE,
        isMain: true,
        probeMsPerHour: settings['detect.probeGc'] ? settings['detect.probeGcBudget'] : undefined,
        stateFile: settings['detect.stateFile'],
        readThreads: () => isolates?.readThreadMemory(),
        gc,
        listeners,
        events,
        onError: faultOf('detect'),
      })
    : undefined;
  const profileParts: ProfilesParts = {
    settings,
    environment,
    identity,
    events,
    duringCapture: (take) => gc.during('capture', take),
    onError: faultOf('capture'),
  };
  const profiles = startProfiles(profileParts);
  const threads = () => isolates?.threads;
  const captureParts: CaptureParts = {
    ...profileParts,
    profiles,
    threads,
    isOffered: settings['capture.signal'] !== undefined || isControlOffered(settings),
    onNotice: inform,
  };
  const captures = startCaptures(captureParts);
  const plans = startPlans({
    settings,
    captures,
    profiles,
    events,
    threads,
    gc,
    onError: faultOf('capture'),
  });
  const observed = { eventLoopDelay: settings['eventLoop.delay'], gc, listeners };
  const collectors: readonly Collector[] = [
    ...startCollectors(ISOLATE_COLLECTORS, observed, faultOf('observe')),
    ...startCollectors(PROCESS_COLLECTORS, observed, faultOf('observe')),
    ...(verdicts === undefined ? [] : [verdicts.collector]),
    captures.totals,
    self,
  ];
  isolates = startIsolates({
    settings,
    collectors,
    instance: () => identity().instance,
    controlUrl: () => control?.address?.url,
    onCosts(selfMs, errors) {
      scrapeMs += selfMs;
      for (const part of PARTS) self.countError(part, errors.filter((error) => error === part).length);
    },
    timed,
    onError: faultOf('isolates'),
    onObserveError: faultOf('observe'),
  });
  const { takeAll, takeProcess, published } = isolates;
  const publisher = publishOn(settings.register, takeAll, faultOf('publish'));
  const meters = new Meters(
    takeProcess,
    settings['openTelemetry.semanticConventions'],
    faultOf('opentelemetry'),
  );
  const attached =
    settings.meterProvider === undefined ? undefined : meters.attach(settings.meterProvider, true);
  const removeDefaults = settings['metrics.defaults']
    ? addDefaultMetrics(publisher.registry, faultOf('publish'))
    : undefined;

  const handler = metricsHandler(publisher, faultOf('publish'));
  let stopped: Promise<void> | undefined;
  const openMetrics = () => {
    if (!settings['metrics.listen'] || stopped !== undefined) return undefined;
    metricsListener = openMetricsListener(handler, {
      host: settings['metrics.host'],
      port: settings['metrics.port'],
      onNotice: inform,
      onError: faultOf('publish'),
    });
    return metricsListener.ready;
  };
  const metricsReady =
    published === false
      ? openMetrics()
      : published.then((isPublished) => (isPublished ? undefined : openMetrics()));

  const nearLimit = startNearLimit({
    ...captureParts,
    captures,
    profiles,
    named: Promise.all([metricsReady, profiles.ready]),
  });
  control = openControl(
    async () => {
      const { isolates: capturable, ...room } = await captures.open();
      const { profiles: heapProfiles } = await profiles.open();
      const processes = async () => isolates?.processes() ?? { own: undefined, others: new Map() };
      return { ...room, isolates: capturable, processes, identity, listeners, profiles: heapProfiles };
    },
    settings,
    { onAudit: (entry) => events.emit('audit', entry), onNotice: inform, onError: faultOf('control') },
  );

  const stop = async () => {
    onStop();
    plans.stop();
    isolates?.stop();
    for (const collector of collectors) collector.stop?.();
    await Promise.all([
      metricsListener?.close(),
      control?.close(),
      nearLimit
        .stop()
        .then(() => captures.stop())
        .then(() => profiles.stop()),
    ]);
    events.removeAll();
    await meters.stop();
    removeDefaults?.();
    publisher.remove();
  };

  const heapwatch: Heapwatch = {
    ...eventMethods(events, () => heapwatch),
    captureSnapshot: (request) =>
      captures.capture({
        reason: String(request?.reason ?? 'requested by the application'),
        redact: request?.redact !== false,
        force: request?.force === true,
        isolate: asIsolate(request?.isolate),
        trigger: 'api',
      }),
    preflight: (request) => captures.preflight({ ...request, isolate: asIsolate(request?.isolate) }),
    captureHeapProfile: (request) =>
      profiles.capture({
        reason: String(request?.reason ?? 'requested by the application'),
        trigger: 'api',
      }),
    watchEmitter: (emitter, name) => listeners?.watchEmitter(emitter, name),
    handler,
    attachMeterProvider: (meterProvider) => void meters.attach(meterProvider, false),
    get metricsAddress() {
      return metricsListener?.address;
    },
    get controlAddress() {
      return control?.address;
    },
    ready: Promise.all([metricsReady, control?.ready, captures.ready, profiles.ready, attached]).then(
      () => undefined,
    ),
    stop() {
      stopped ??= stop().catch(faultOf('publish'));
      return stopped;
    },
  };
  return heapwatch;
}

/** The main isolate, which captures are of anyway, is none of the others. */
function asIsolate(given: string | undefined): string | undefined {
  return given === undefined || given === MAIN_ISOLATE.isolate ? undefined : String(given);
}

/** Without it the rest of the exporter runs all the same. */
function startListeners(onError: Fault): ListenerWatch | undefined {
  try {
    return watchListeners({ onNotice: notice, onError });
  } catch (error) {
    onError(error);
    return undefined;
  }
}

/** On the registry given; where that cannot be, on one of our own, with a line that says why. */
function publishOn(registry: AppRegistry | undefined, take: TakeScrape, onError: Fault): PrometheusPublisher {
  if (registry === undefined) return publishPrometheus(take);
  try {
    return publishPrometheus(take, registry);
  } catch (error) {
    onError(`cannot publish on the given registry, using one of our own: ${String(error)}`);
    return publishPrometheus(take);
  }
}

import { threadNameOf } from '../isolates/thread-name.ts';
import { answerAsks } from '../isolates/threads/thread-answers.ts';
import type { StartedThread } from '../isolates/threads/thread-start.ts';
import { type GcEntry, NODE_GC_SOURCES, watchGc } from '../observe/gc/gc-watch.ts';
import { watchListeners } from '../observe/listeners/listener-watch.ts';
import { ISOLATE_COLLECTORS, startCollectors } from './collectors.ts';
import { eventMethods } from './event-methods.ts';
import { EventHub } from './events.ts';
import { createFaults } from './faults.ts';
import type { Heapwatch } from './heapwatch.ts';
import { inertHeapwatch } from './inert-heapwatch.ts';
import { notice } from './notice.ts';
import { startVerdicts } from './verdicts.ts';

/**
 * The exporter of a worker thread: it observes the thread and answers the main thread, which publishes. It has the `gc`
 * event and `watchEmitter`, and nothing that listens or captures.
 */
export function assembleThread(thread: StartedThread, onStop: () => void): Heapwatch {
  // Its number is the main thread's to give.
  const isolate = threadNameOf(thread.identity);
  let errors: string[] = [];
  const faultOf = createFaults((part) => errors.push(part), notice);
  const events = new EventHub((event, error) => {
    faultOf('listener')(`a listener of '${event}' threw: ${error instanceof Error ? error.message : error}`);
  });
  const gc = watchGc(
    {
      hasListeners: () => events.has('gc'),
      onPauses(pauses) {
        for (const pause of pauses) events.emit('gc', { isolate, ...pause });
      },
      onError: faultOf('observe'),
    },
    {
      ...NODE_GC_SOURCES,
      watchEntries: (onBatch) => thread.takeGcs((entries) => onBatch(entries as readonly GcEntry[])),
    },
  );
  const listeners = thread.link.watchListeners
    ? watchListeners({ onNotice: notice, onError: faultOf('observe') })
    : undefined;
  const collectors = startCollectors(
    ISOLATE_COLLECTORS,
    { eventLoopDelay: thread.link.eventLoopDelay, gc, listeners },
    faultOf('observe'),
  );
  const verdicts = thread.link.judge
    ? startVerdicts({
        isolate,
        isMain: false,
        probeMsPerHour: thread.link.probeMsPerHour,
        gc,
        listeners,
        events,
        onError: faultOf('detect'),
      })
    : undefined;
  if (verdicts !== undefined) collectors.push(verdicts.collector);

  let isStopped = false;
  const stop = () => {
    if (isStopped) return;
    isStopped = true;
    onStop();
    answers.stop();
    for (const collector of collectors) collector.stop?.();
    thread.stop();
    events.removeAll();
  };
  const answers = answerAsks(thread, {
    collectors,
    selfMs: () => gc.selfMs + (verdicts?.selfMs ?? 0),
    takeErrors() {
      const taken = errors;
      errors = [];
      return taken;
    },
    onError: faultOf('isolates'),
    onCapture: (ask) => {
      void import('./captures/capture-thread.ts')
        .then(({ captureThread }) => captureThread(ask, (take) => gc.during('capture', take)))
        .catch(faultOf('capture'));
    },
    onStop: stop,
  });

  const heapwatch: Heapwatch = {
    ...inertHeapwatch(),
    ...eventMethods(events, () => heapwatch),
    watchEmitter: (emitter, name) => listeners?.watchEmitter(emitter, name),
    async stop() {
      stop();
    },
  };
  return heapwatch;
}

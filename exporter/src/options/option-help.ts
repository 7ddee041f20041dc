import type { OptionPath } from './option-table.ts';

/** What each option is for. Apart from the table, as only the documentation reads it: no process is to hold it in memory. */
export const OPTION_HELP: Readonly<Record<OptionPath, string>> = {
  service: 'Name of the service, the same for all its instances.',
  instance: 'Name of this instance. Make it equal to the `instance` label Prometheus gives this target.',
  register:
    'A Registry of the application to publish on, of prom-client or `@prometheus-io/client`. Its content type, default labels and other metrics stay as they are.',
  meterProvider:
    'An OpenTelemetry MeterProvider to make the instruments on, beside the Prometheus text. One that comes later is given to `attachMeterProvider`.',
  'openTelemetry.semanticConventions':
    'Whether a meter provider also gets instruments under the names of the semantic conventions (`v8js.*`, `nodejs.*`).',
  'metrics.listen':
    'Whether to open the metrics listener. Switch it off where the application serves `handler` itself.',
  'metrics.port':
    'Port of `GET /metrics` and `GET /healthz`. When it is taken a free one is used and named on stderr; 0 asks for a free one.',
  'metrics.host': 'Address the metrics listener binds to.',
  'metrics.defaults':
    "Whether to add prom-client's default metrics (`process_*`, `nodejs_*`) where the registry has none of them. They cost what they cost everywhere: about 20 MB of resident memory and an observer of their own, which no `stop()` ends.",
  'eventLoop.delay':
    'Whether to measure the delay of the event loop. It wakes no idle process; a turn of the loop takes a few µs more, and one that turns over a hundred times a second has a timer each 200 ms instead.',
  'threads.watch':
    'Whether worker threads are published under an `isolate` of their own. One that is preloaded spends about 20 ms of CPU on it once, when it is a second old.',
  'cluster.gather':
    'Whether the primary of a cluster publishes what its workers know, on its metrics listener alone. Switched off, each process publishes itself on a port of its own.',
  'listeners.watch':
    'Whether to count event listeners, for which `on`, `addListener` and `prependListener` of EventEmitter and `addEventListener` of EventTarget are replaced until `stop()`. Adding a listener takes 10 to 30 ns more.',
  'control.port':
    'Port of the control listener, open only when a token is set. When it is taken a free one is used and named on stderr.',
  'control.host':
    'Address the control listener binds to. One that other machines reach needs `control.tls.certFile`; without, the listener stays off.',
  'control.hostNames':
    'Names, apart by commas, under which callers reach the control listener. Other names in a `Host` header are refused, `localhost` and addresses are not.',
  'control.token':
    'Bearer token of the control listener, or several with names and scopes. Prefer the file: variables are seen by child processes.',
  'control.tokenFile':
    'File that holds the token, or several: a line each, `name scope,scope token`. Read again when it changes. Wins over `control.token`.',
  'control.tls.certFile':
    'Certificate of the control listener, PEM, with its chain. TLS 1.2 at least. Read again when it changes.',
  'control.tls.keyFile': 'Private key of that certificate, PEM, without a passphrase.',
  'control.plainText':
    'Whether `control.host` may be an address that other machines reach without TLS: only where something else encrypts, as a service mesh does.',
  'control.auditFile':
    'File to which each request to the control listener is written as a line of JSON. Mode 0600; at 4 MiB it becomes `.1`, over the one before. Where it cannot be written at the start, the control listener stays off.',
  'detect.verdict':
    'Whether the exporter judges if the process leaks: a look each 15 seconds, `heapwatch_leak_*` and the events `verdict`, `leak` and `recovered`.',
  'detect.probeGc':
    'Whether major GCs may be forced, so that a small or young process is judged within about a minute. Each PAUSES the process as a major GC does, those of a worker thread that thread; never where the event loop is more than 70 % busy.',
  'detect.probeGcBudget':
    'How long forced GCs may pause the process, and each worker thread. Full at the start: a young process is probed each 3 seconds, an old one as often as this lasts.',
  'detect.stateFile':
    'File in which the detector keeps its evidence, each 5 minutes and at `stop()`, so that leaks are told across restarts. One for each process; numbers only.',
  'snapshot.dir':
    'Folder for snapshots. Made with mode 0700; an existing one is used only if it is no symbolic link, belongs to the user of the process and is closed to all others.',
  'snapshot.maxCount':
    'How many snapshots of this service a store keeps; the oldest go first, baselines last.',
  'snapshot.maxBytes':
    'How large all snapshots of this service in a store may be together. The newest stays, whatever its size.',
  'snapshot.maxAge': 'How long a snapshot is kept. The newest baseline of an instance has no age.',
  'snapshot.s3Bucket':
    "Bucket of S3, or of a service that speaks it, to which snapshots go from `snapshot.dir`. Needs the package `@aws-sdk/client-s3` beside the exporter; credentials come by AWS's own chain (`AWS_ACCESS_KEY_ID`, profiles, roles).",
  'snapshot.s3Endpoint': 'Address of a service that is not AWS; the bucket is then named in the path.',
  'snapshot.s3Region': 'Region of the bucket.',
  'snapshot.s3Prefix': "What the keys begin with; the service's name follows.",
  'snapshot.allowNames':
    'Names that may stay in redacted snapshots, apart by commas: keys of dictionaries, for instance, that are no data.',
  'capture.signal': 'Signal that captures a snapshot. nodemon uses SIGUSR2 for itself.',
  'capture.coolDown':
    'How long no capture of this service on this host is let in after another one, whoever asks, restarts included.',
  'capture.perHour':
    'How many captures of this service on this host may be begun within an hour, restarts and deleted snapshots included.',
  'capture.perDay': 'The same for 24 hours.',
  'capture.atOnce':
    'How many processes of this service may capture at once, all that have the same snapshot directory or bucket.',
  'capture.count':
    'Whether V8 may count the objects of the heap, in a forced GC, where their bytes alone would not let a first capture in.',
  'capture.onVerdict':
    'Whether a leak is captured by itself, three times: a baseline while the process is young, when the verdict is told, and after further growth; a worker thread twice, without a baseline. Each PAUSES the process or the thread and keeps to the limits of captures.',
  'capture.baselineAfter':
    'Age of the process at which `capture.onVerdict` takes its baseline: caches should be filled by then.',
  'capture.every':
    'Captures a snapshot each so many seconds, give or take a tenth; the first at a random time of the first interval. Each PAUSES the process and keeps to the limits of captures.',
  quiet:
    'Whether lines that only inform are left out of stderr, such as the address of a listener. What goes wrong is told all the same.',
  'capture.nearLimit':
    'Whether V8 writes a snapshot when the heap is nearly full: RAW, by itself, into the working directory, and it cannot be disarmed. The next start of the service redacts it into `snapshot.dir` and deletes the raw file. Not armed where memory or disk would not do. In Node.js 26 a heap profile instead, for which allocations are sampled.',
  'profile.sampling':
    'Whether V8 samples allocations, so that heap profiles can be captured: what is alive by the call path that allocated it. About 5 % more CPU where much is allocated.',
  'profile.intervalBytes':
    'Mean bytes between two samples of the heap profile. Fewer are more exact and cost more.',
  'profile.coolDown':
    'How long after the last read of the heap profile another is refused: each makes a major GC.',
  'profile.perHour': 'How often an hour a process reads its heap profile.',
  'profile.maxCount':
    'How many heap profiles of the service are kept; `snapshot.maxAge` and `snapshot.maxBytes` hold for them too.',
};

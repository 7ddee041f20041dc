import { RUN_FOLDER_VARIABLE } from './announcement.ts';
import type { RunFolder } from './run-folder.ts';

/** Age in seconds at which the baseline is captured: on a laptop one does not wait five minutes for a leak. */
const BASELINE_AFTER_SECONDS = 10;

/**
 * The environment of the program: the user's, with the exporter preloaded behind what `NODE_OPTIONS` has already, a
 * control listener for this run alone, probes, and the plan of three snapshots.
 */
export function childEnvironment(
  own: NodeJS.ProcessEnv,
  folder: RunFolder,
  preloadUrl: string,
): NodeJS.ProcessEnv {
  const nodeOptions = [own.NODE_OPTIONS ?? '', `--import ${preloadUrl}`]
    .filter((part) => part !== '')
    .join(' ');
  return {
    ...own,
    NODE_OPTIONS: nodeOptions,
    [RUN_FOLDER_VARIABLE]: folder.path,
    HEAPWATCH_QUIET: 'true',
    HEAPWATCH_METRICS_LISTEN: 'true',
    HEAPWATCH_METRICS_HOST: '127.0.0.1',
    HEAPWATCH_METRICS_PORT: '0',
    HEAPWATCH_CONTROL_HOST: '127.0.0.1',
    HEAPWATCH_CONTROL_PORT: '0',
    HEAPWATCH_CONTROL_TOKEN_FILE: folder.tokenFile,
    HEAPWATCH_CONTROL_TLS_CERT_FILE: '',
    HEAPWATCH_CONTROL_TLS_KEY_FILE: '',
    HEAPWATCH_CONTROL_AUDIT_FILE: '',
    HEAPWATCH_CLUSTER_GATHER: 'false',
    HEAPWATCH_DETECT_VERDICT: 'true',
    HEAPWATCH_DETECT_PROBE_GC: 'true',
    // a fifth of the time: large heaps take long to collect, and whoever sits before it waits for a verdict
    HEAPWATCH_DETECT_PROBE_GC_BUDGET: '720000',
    HEAPWATCH_DETECT_STATE_FILE: '',
    HEAPWATCH_SNAPSHOT_DIR: folder.snapshots,
    // snapshots stay on this machine
    HEAPWATCH_SNAPSHOT_S3_BUCKET: '',
    HEAPWATCH_CAPTURE_ON_VERDICT: 'true',
    HEAPWATCH_CAPTURE_BASELINE_AFTER: String(BASELINE_AFTER_SECONDS),
    HEAPWATCH_CAPTURE_EVERY: '',
    // whoever sits before it may capture as often as it is of use
    HEAPWATCH_CAPTURE_COOL_DOWN: '1',
    HEAPWATCH_CAPTURE_PER_HOUR: '1000',
    HEAPWATCH_CAPTURE_PER_DAY: '1000',
    // for where there is no room for a snapshot
    HEAPWATCH_PROFILE_SAMPLING: 'true',
    HEAPWATCH_PROFILE_COOL_DOWN: '1',
    HEAPWATCH_PROFILE_PER_HOUR: '1000',
  };
}

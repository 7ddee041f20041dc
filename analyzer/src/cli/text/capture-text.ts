import type { Preflight } from '../../remote/exporter-client.ts';
import type { ExporterError } from '../../remote/exporter-error.ts';

/** What a capture will cost, in the words of the exporter. */
export function preflightText(preflight: Preflight | undefined): string {
  if (preflight !== undefined) return preflight.reason;
  return 'What it will cost is unknown: this exporter cannot tell. It pauses the process, about 2 s for each million nodes.';
}

/** What to do about a refusal, by its code; others speak for themselves. */
const NEXT_STEPS: Readonly<Record<string, string>> = {
  unauthorized: 'Check the token.',
  scope_missing: 'Ask for a token with that scope.',
  not_found: 'Is this the control listener? The metrics listener is another.',
  capture_running: 'Wait for it.',
  lease_taken: 'Another instance of the service is captured: wait for it.',
  no_memory:
    '--heap-profile takes a sampling heap profile, which needs next to no memory; --force captures all the same, which the process may die of.',
  no_such_isolate: 'Leave --isolate out for the main one.',
  not_sampling: 'Start the process with HEAPWATCH_PROFILE_SAMPLING=true.',
  heap_full:
    'Capture earlier, or give the process a higher --max-old-space-size; --force captures all the same, which the process may die of.',
  no_disk: 'Make room where its snapshots are kept.',
  unreachable: 'Is the control listener on? It wants control.token or control.tokenFile.',
  no_answer: 'The process is busy, or paused.',
};

/** Why there is no snapshot, and the next step. */
export function captureProblemText(url: string, { code, message, retryAfterSeconds }: ExporterError): string {
  const next = NEXT_STEPS[code];
  const when = retryAfterSeconds === undefined ? '' : ` Ask again in ${retryAfterSeconds} s.`;
  const detail = /[.!?]$/.test(message) ? message : `${message}.`;
  return `${url}: ${code}: ${detail}${when}${next === undefined ? '' : ` ${next}`}`;
}

/** `@heapwatch/exporter/redaction`: takes the data out of a heap snapshot, and leaves its graph as it is. */

export { redactedSnapshot } from './capture/redact/redacted-snapshot.ts';
export { RedactionError } from './capture/redact/redaction-error.ts';
export type { RedactionOptions } from './capture/redact/snapshot-redactor.ts';

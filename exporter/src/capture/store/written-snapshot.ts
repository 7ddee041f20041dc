import { amount, parseFields, sha256 } from './meta/meta-fields.ts';
import type { WrittenSnapshot } from './snapshot-file.ts';

/**
 * What another thread says it has written, looked at.
 * @throws TypeError when it is nothing of the kind
 */
export function receiveWritten(given: unknown): WrittenSnapshot {
  const fields = parseFields(
    JSON.stringify(given),
    { sizeBytes: amount, pauseSeconds: amount, sha256 },
    { nodeCount: amount, edgeCount: amount },
  );
  if (fields === undefined) throw new TypeError('it is not said what was written');
  const { sizeBytes, pauseSeconds, sha256: checksum, nodeCount, edgeCount } = fields;
  return { sizeBytes, pauseSeconds, sha256: checksum, nodeCount, edgeCount } as unknown as WrittenSnapshot;
}

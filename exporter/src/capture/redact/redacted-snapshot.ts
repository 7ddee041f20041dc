import { setImmediate as nextTurn } from 'node:timers/promises';
import { type RedactionOptions, SnapshotRedactor } from './snapshot-redactor.ts';

/**
 * A snapshot's bytes, redacted as they come: for `stream.pipeline` and `for await`. Throws `RedactionError` where it cannot be
 * redacted; what came before is to be deleted then.
 */
export async function* redactedSnapshot(
  chunks: AsyncIterable<Uint8Array>,
  options?: RedactionOptions,
): AsyncGenerator<Uint8Array> {
  const redactor = new SnapshotRedactor(options);
  for await (const chunk of chunks) {
    // What is buffered comes without a turn of the event loop, which others wait for: requests, and what compresses meanwhile.
    await nextTurn();
    for (const piece of redactor.write(chunk)) {
      if (piece.length > 0) yield piece;
    }
  }
  redactor.end();
}

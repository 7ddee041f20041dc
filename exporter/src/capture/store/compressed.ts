import { once } from 'node:events';
import { promisify } from 'node:util';
import { createGzip, constants as zlibConstants } from 'node:zlib';

/** What is compressed at a time: the thread that does it waits for this one between two, which redacts and comes late. */
const BATCH_BYTES = 2 << 20;

const COMPRESSION = {
  // takes half the time of the default 6 for a file a quarter larger
  level: zlibConstants.Z_BEST_SPEED,
  // of most batches all that comes out, so that the thread need not wait in its middle
  chunkSize: BATCH_BYTES / 2,
};

/**
 * The bytes in gzip's format. A thread compresses one batch while the next is gathered; there are two buffers for all of them, as a new
 * one for each would have V8 collect garbage all the while. Throws what zlib and the chunks' source give.
 */
export async function* compressed(
  chunks: AsyncIterable<Uint8Array>,
  batchBytes = BATCH_BYTES,
): AsyncGenerator<Uint8Array> {
  const gzip = createGzip(COMPRESSION);
  const write = promisify((batch: Uint8Array, done: (error?: Error | null) => void) => {
    gzip.write(batch, done);
  });
  // told by the write that fails
  gzip.on('error', () => undefined);
  let made: Uint8Array[] = [];
  gzip.on('data', (piece: Uint8Array) => made.push(piece));
  const take = () => {
    const taken = made;
    made = [];
    return taken;
  };
  let [gathering, compressing] = [Buffer.allocUnsafeSlow(batchBytes), Buffer.allocUnsafeSlow(batchBytes)];
  let size = 0;
  let written: Promise<void> = Promise.resolve();
  try {
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; ) {
        const part = chunk.subarray(at, at + batchBytes - size);
        gathering.set(part, size);
        size += part.length;
        at += part.length;
        if (size < batchBytes) continue;
        await written;
        written = write(gathering);
        // awaited with the next batch, or never where the chunks fail first
        written.catch(() => undefined);
        [gathering, compressing] = [compressing, gathering];
        size = 0;
        yield* take();
      }
    }
    await written;
    const ended = once(gzip, 'end');
    gzip.end(gathering.subarray(0, size));
    await ended;
    yield* take();
  } finally {
    gzip.destroy();
  }
}

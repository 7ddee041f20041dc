import { Readable } from 'node:stream';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compressed } from './compressed.ts';

async function all(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of chunks) pieces.push(piece);
  return Buffer.concat(pieces);
}

test('whatever the chunks, larger or smaller than a batch, the same bytes come out again', async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 100 }));
  await fc.assert(
    fc.asyncProperty(chunks, fc.integer({ min: 1, max: 60 }), async (given, batchBytes) => {
      const written = await all(compressed(Readable.from(given), batchBytes));
      expect(gunzipSync(written)).toEqual(Buffer.concat(given));
    }),
  );
});

test('a source that fails, fails it', async () => {
  const failing = Readable.from(
    (function* () {
      yield new Uint8Array(50);
      throw new Error('no more of it');
    })(),
  );
  await expect(all(compressed(failing, 20))).rejects.toThrow('no more of it');
});

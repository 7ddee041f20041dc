import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { ExporterClient, RemoteSnapshot } from './exporter-client.ts';
import { ExporterError } from './exporter-error.ts';

/**
 * Fetches a captured snapshot into a new file that only this user can read, and checks its length and its checksum. What does
 * not fit, or cannot be finished, leaves no file. Returns its size in bytes.
 */
export async function fetchContent(
  client: Pick<ExporterClient, 'content'>,
  snapshot: RemoteSnapshot,
  path: string,
): Promise<number> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EEXIST' ? 'there is a file already' : `cannot be written (${error.code})`;
    throw new ExporterError(
      'not_written',
      `${path}: ${why}; the snapshot ${snapshot.id} stays where it was captured`,
    );
  });
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const content = await client.content(snapshot.id);
    for await (const piece of content.bytes) {
      hash.update(piece);
      bytes += piece.length;
      await file.writeFile(piece);
    }
    await file.sync();
    check(snapshot, content.length, bytes, hash.digest('hex'));
    return bytes;
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof ExporterError) throw error;
    throw new ExporterError('broken_off', `the content broke off after ${bytes} bytes: ${String(error)}`);
  } finally {
    await file.close();
  }
}

function check(snapshot: RemoteSnapshot, length: number | undefined, bytes: number, sha256: string): void {
  const wanted = snapshot.sizeBytes ?? length;
  if (wanted !== undefined && wanted !== bytes) {
    throw new ExporterError('damaged', `${wanted} bytes were announced and ${bytes} came`);
  }
  if (snapshot.sha256 !== undefined && snapshot.sha256 !== sha256) {
    throw new ExporterError('damaged', 'the content does not have the checksum of the snapshot');
  }
}

import { BroadcastChannel } from 'node:worker_threads';
import { takeHeapSnapshot, writeSnapshotFile } from '../../capture/store/snapshot-file.ts';
import type { CaptureAsk, CaptureWord } from '../../isolates/threads/thread-link.ts';

/**
 * Writes a snapshot of this thread, as the main thread has asked, and says how that goes. BLOCKS the thread while V8 builds
 * the snapshot. Never rejects.
 */
export async function captureThread(
  { channel: name, path, redact, allowedNames, untilMs }: CaptureAsk,
  duringCapture: <T>(take: () => T) => T,
): Promise<void> {
  if (Date.now() > untilMs) return;
  const channel = new BroadcastChannel(name);
  const say = (word: CaptureWord) => channel.postMessage(word);
  try {
    say({ did: 'begin' });
    const written = await writeSnapshotFile(path, {
      // ends with the thread
      signal: new AbortController().signal,
      redact,
      allowedNames,
      takeSnapshot: () => duringCapture(takeHeapSnapshot),
    });
    say({ did: 'write', written });
  } catch (error) {
    say({ did: 'fail', why: error instanceof Error ? error.message : String(error) });
  } finally {
    channel.close();
  }
}

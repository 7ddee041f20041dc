import type { CaptureOrder, ExporterClient, RemoteSnapshot } from './exporter-client.ts';
import { ExporterError } from './exporter-error.ts';

const ASK_MS = 500;
/** A paused process answers nobody: only after so long without an answer is it given up. */
const SILENCE_MS = 300_000;

/** Captures and waits for the end. Rejects with an {@link ExporterError} when it is refused or fails. */
export async function captureAndWait(
  client: Pick<ExporterClient, 'capture' | 'snapshot'>,
  order: CaptureOrder,
  onWait: () => void = () => undefined,
  pass: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
): Promise<RemoteSnapshot> {
  const id = await client.capture(order);
  for (let silentMs = 0; silentMs < SILENCE_MS; ) {
    onWait();
    await pass(ASK_MS);
    const found = await client.snapshot(id).catch(whileSilent);
    if (found === undefined) silentMs += ASK_MS;
    else if (found.state === 'captured') return found;
    else if (found.state === 'failed') {
      throw new ExporterError(found.code ?? 'capture_failed', found.detail ?? 'the capture failed');
    } else silentMs = 0;
  }
  throw new ExporterError('no_answer', 'the capture was begun, and nothing was heard of it since');
}

/** The pause cuts connections. */
function whileSilent(error: unknown): undefined {
  const isSilence =
    error instanceof ExporterError && (error.code === 'unreachable' || error.code === 'no_answer');
  if (!isSilence) throw error;
}

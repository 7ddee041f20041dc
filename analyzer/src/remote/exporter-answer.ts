export type ExporterAnswer = Readonly<Record<string, unknown>>;

/** No answer of an exporter is as long. */
const MAX_ANSWER_BYTES = 1 << 20;

/** The object that an answer holds; undefined if it holds something else, or goes on for too long. */
export async function readAnswer(response: Response): Promise<ExporterAnswer | undefined> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    bytes += piece.length;
    if (bytes > MAX_ANSWER_BYTES) return undefined;
    pieces.push(piece);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(pieces).toString());
    return typeof value === 'object' && value !== null ? (value as ExporterAnswer) : undefined;
  } catch {
    return undefined;
  }
}

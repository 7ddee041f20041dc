/** What V8 says of a snapshot before its first node. */
export interface SnapshotCounts {
  readonly nodeCount: number;
  readonly edgeCount: number;
}

/** V8's header is about 2 KiB. */
const SEARCHED_BYTES = 1 << 16;

/** Reads the counts in the header of a snapshot that streams past; nothing of the rest is looked at. */
export class SnapshotCountsReader {
  #head: Buffer | undefined = Buffer.alloc(0);
  #counts: SnapshotCounts | undefined;

  /** undefined where the header does not tell. */
  get counts(): SnapshotCounts | undefined {
    return this.#counts;
  }

  write(chunk: Uint8Array): void {
    if (this.#head === undefined) return;
    this.#head = Buffer.concat([this.#head, chunk.subarray(0, SEARCHED_BYTES)]);
    const text = this.#head.toString('latin1');
    const nodeCount = /"node_count":(\d+),/.exec(text)?.[1];
    const edgeCount = /"edge_count":(\d+),/.exec(text)?.[1];
    if (nodeCount !== undefined && edgeCount !== undefined) {
      this.#counts = { nodeCount: Number(nodeCount), edgeCount: Number(edgeCount) };
    }
    if (this.#counts !== undefined || this.#head.length >= SEARCHED_BYTES) this.#head = undefined;
  }
}

/** The chunks as they are, read by `reader` on the way. */
export async function* countedSnapshot(
  chunks: AsyncIterable<Uint8Array>,
  reader: SnapshotCountsReader,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    reader.write(chunk);
    yield chunk;
  }
}

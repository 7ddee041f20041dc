import { type NumberBatch, RecordFault, type RecordSink } from './number-array-reader.ts';
import { WIDE } from './number-scanner.ts';
import type { LocationColumns } from './snapshot-columns.ts';
import type { LocationLayout } from './snapshot-header.ts';

/** The `locations` section as columns. The header does not say how many there are: the columns grow. */
export class LocationRecords implements RecordSink {
  readonly width: number;
  private readonly layout: LocationLayout;
  private readonly nodeWidth: number;
  private readonly nodeCount: number;
  private ordinals = new Uint32Array(1024);
  private scriptIds = new Uint32Array(1024);
  private lines = new Uint32Array(1024);
  private columns = new Uint32Array(1024);
  private record = 0;

  constructor(layout: LocationLayout, nodeWidth: number, nodeCount: number) {
    this.layout = layout;
    this.width = layout.width;
    this.nodeWidth = nodeWidth;
    this.nodeCount = nodeCount;
  }

  append({ values, count }: NumberBatch): void {
    const { width, objectIndex, scriptId, line, column } = this.layout;
    for (let at = 0; at + width <= count; at += width) {
      const offset = values[at + objectIndex];
      const ordinal = offset / this.nodeWidth;
      if (ordinal >= this.nodeCount || ordinal !== Math.floor(ordinal)) {
        const message = `object_index ${offset} is not the start of a node`;
        throw new RecordFault('bad-reference', message, this.record, at + objectIndex);
      }
      // a place that V8 does not know, -1, is no place: the record is left out
      if (values[at + line] === WIDE || values[at + column] === WIDE) continue;
      if (this.record === this.ordinals.length) this.grow();
      this.ordinals[this.record] = ordinal;
      this.scriptIds[this.record] = values[at + scriptId];
      this.lines[this.record] = values[at + line];
      this.columns[this.record] = values[at + column];
      this.record++;
    }
  }

  end(rest: number): void {
    if (rest !== 0) throw new RecordFault('count-mismatch', 'the last location is not whole', this.record, 0);
  }

  finish(): LocationColumns {
    const { record: count, ordinals, scriptIds, lines, columns } = this;
    return { count, ordinals, scriptIds, lines, columns };
  }

  private grow(): void {
    const twice = (column: Uint32Array): Uint32Array<ArrayBuffer> => {
      const larger = new Uint32Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.ordinals = twice(this.ordinals);
    this.scriptIds = twice(this.scriptIds);
    this.lines = twice(this.lines);
    this.columns = twice(this.columns);
  }
}

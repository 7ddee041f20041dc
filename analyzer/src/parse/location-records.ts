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
  record = 0;
  private count = 0;

  constructor(layout: LocationLayout, nodeWidth: number, nodeCount: number) {
    this.layout = layout;
    this.width = layout.width;
    this.nodeWidth = nodeWidth;
    this.nodeCount = nodeCount;
  }

  append({ values, count: numbers }: NumberBatch): void {
    const { width, objectIndex, scriptId, line, column } = this.layout;
    for (let at = 0; at + width <= numbers; at += width, this.record++) {
      const offset = values[at + objectIndex];
      const ordinal = offset / this.nodeWidth;
      if (ordinal >= this.nodeCount || ordinal !== Math.floor(ordinal)) {
        const most = this.nodeCount * this.nodeWidth;
        const message = `object_index is ${offset}: expected a multiple of ${this.nodeWidth} below ${most}`;
        throw new RecordFault('bad-reference', message, this.record, at + objectIndex);
      }
      // a place that V8 does not know, -1, is no place: the record is left out
      if (values[at + line] === WIDE || values[at + column] === WIDE) continue;
      if (this.count === this.ordinals.length) this.grow();
      this.ordinals[this.count] = ordinal;
      this.scriptIds[this.count] = values[at + scriptId];
      this.lines[this.count] = values[at + line];
      this.columns[this.count++] = values[at + column];
    }
  }

  end(rest: number): void {
    if (rest === 0) return;
    const message = `the last location has ${rest} fields: expected ${this.width}`;
    throw new RecordFault('count-mismatch', message, this.record, rest);
  }

  finish(): LocationColumns {
    const { count, ordinals, scriptIds, lines, columns } = this;
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

import { RecordFault, type RecordSink } from './number-array-reader.ts';
import type { LocationColumns } from './snapshot-columns.ts';
import type { LocationLayout } from './snapshot-header.ts';

/** The `locations` section as columns. The header does not say how many there are: the columns grow. */
export class LocationRecords implements RecordSink {
  private readonly layout: LocationLayout;
  private readonly nodeWidth: number;
  private readonly nodeCount: number;
  private ordinals = new Uint32Array(1024);
  private scriptIds = new Uint32Array(1024);
  private lines = new Uint32Array(1024);
  private columns = new Uint32Array(1024);
  private record = 0;
  private field = 0;
  private isKnown = true;

  constructor(layout: LocationLayout, nodeWidth: number, nodeCount: number) {
    this.layout = layout;
    this.nodeWidth = nodeWidth;
    this.nodeCount = nodeCount;
  }

  append(values: Float64Array, count: number): void {
    const { width, objectIndex, scriptId, line, column } = this.layout;
    for (let i = 0; i < count; i++) {
      const value = values[i] as number;
      if (this.record === this.ordinals.length) this.grow();
      // a place that V8 does not know is no place: the record is left out
      if (value < 0) this.isKnown = false;
      if (this.field === objectIndex) {
        const ordinal = value / this.nodeWidth;
        if (!(ordinal >= 0 && ordinal < this.nodeCount) || ordinal !== Math.floor(ordinal)) {
          throw new RecordFault(
            'bad-reference',
            `object_index ${value} is not the start of a node`,
            this.record,
            i,
          );
        }
        this.ordinals[this.record] = ordinal;
      } else if (this.field === scriptId) this.scriptIds[this.record] = value;
      else if (this.field === line) this.lines[this.record] = value;
      else if (this.field === column) this.columns[this.record] = value;
      if (++this.field === width) {
        this.field = 0;
        if (this.isKnown) this.record++;
        this.isKnown = true;
      }
    }
  }

  end(): void {
    if (this.field !== 0)
      throw new RecordFault('count-mismatch', 'the last location is not whole', this.record, 0);
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

import { GrowingColumn } from '../columns/growing-column.ts';
import { SparseColumn } from '../columns/sparse-column.ts';
import { type NumberBatch, RecordFault, type RecordSink } from '../json/number-array-reader.ts';
import { WIDE } from '../json/number-scanner.ts';
import type { LocationColumns } from '../snapshot-columns.ts';
import type { LocationLayout } from '../snapshot-header.ts';
import { LocationPlaces } from './location-places.ts';

/** The `locations` section, each place once. The header does not say how many there are: the columns grow. */
export class LocationRecords implements RecordSink {
  readonly width: number;
  private readonly layout: LocationLayout;
  private readonly nodeWidth: number;
  private readonly nodeCount: number;
  private readonly ordinals = new GrowingColumn();
  /** Of each of the ordinals. */
  private readonly placeNumbers = new GrowingColumn();
  private readonly places = new LocationPlaces();
  record = 0;

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
      this.ordinals.push(ordinal);
      this.placeNumbers.push(
        this.places.placeOf(values[at + scriptId], values[at + line], values[at + column]),
      );
    }
  }

  end(rest: number): void {
    if (rest === 0) return;
    const message = `the last location has ${rest} fields: expected ${this.width}`;
    throw new RecordFault('count-mismatch', message, this.record, rest);
  }

  finish(): LocationColumns {
    const { ordinals, placeNumbers } = this;
    const places = new SparseColumn(this.nodeCount, ordinals.finish(), placeNumbers.finish());
    return { places, ...this.places.finish() };
  }
}

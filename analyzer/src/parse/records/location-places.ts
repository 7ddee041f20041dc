import { GrowingColumn } from '../columns/growing-column.ts';

/**
 * Numbers the places that location records name, from 1: records of one script, line and column have one place. A heap
 * has a location for each closure, and few places: they are found by a hash, then compared.
 */
export class LocationPlaces {
  private readonly scriptIds = new GrowingColumn();
  private readonly lines = new GrowingColumn();
  private readonly columns = new GrowingColumn();
  /** Next place of the same hash, 0 at the end. */
  private readonly nextAlike = new GrowingColumn();
  private readonly newest = new Map<number, number>();

  constructor() {
    // so that no place has number 0
    this.add(0, 0, 0, 0);
  }

  placeOf(scriptId: number, line: number, column: number): number {
    const { scriptIds, lines, columns } = this;
    const hash = Math.imul(Math.imul(scriptId, 31) + line, 0x0100_0193) ^ column;
    const first = this.newest.get(hash) ?? 0;
    for (let place = first; place !== 0; place = this.nextAlike.values[place]) {
      if (
        columns.values[place] === column &&
        lines.values[place] === line &&
        scriptIds.values[place] === scriptId
      ) {
        return place;
      }
    }
    const place = this.add(scriptId, line, column, first);
    this.newest.set(hash, place);
    return place;
  }

  finish(): { scriptIds: Uint32Array; lines: Uint32Array; columns: Uint32Array } {
    const { scriptIds, lines, columns } = this;
    return { scriptIds: scriptIds.finish(), lines: lines.finish(), columns: columns.finish() };
  }

  private add(scriptId: number, line: number, column: number, alike: number): number {
    this.scriptIds.push(scriptId);
    this.lines.push(line);
    this.columns.push(column);
    return this.nextAlike.push(alike);
  }
}

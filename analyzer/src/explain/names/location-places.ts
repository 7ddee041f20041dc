import type { LocationColumns } from '../../parse/snapshot-columns.ts';

/**
 * Numbers the places that location records name, from 1: records of one script, line and column have one place. A heap
 * has a location for each closure, and few places: they are found by a hash, then compared.
 */
export class LocationPlaces {
  private readonly locations: LocationColumns;
  /** First record of each place. */
  private readonly records: number[] = [-1];
  /** Next place of the same hash, 0 at the end. */
  private readonly nextAlike: number[] = [0];
  private readonly newest = new Map<number, number>();

  constructor(locations: LocationColumns) {
    this.locations = locations;
  }

  placeOf(record: number): number {
    const { scriptIds, lines, columns } = this.locations;
    const hash = Math.imul(Math.imul(scriptIds[record], 31) + lines[record], 0x0100_0193) ^ columns[record];
    const first = this.newest.get(hash) ?? 0;
    for (let place = first; place !== 0; place = this.nextAlike[place]) {
      const known = this.records[place];
      if (
        columns[known] === columns[record] &&
        lines[known] === lines[record] &&
        scriptIds[known] === scriptIds[record]
      ) {
        return place;
      }
    }
    const place = this.records.push(record) - 1;
    this.nextAlike.push(first);
    this.newest.set(hash, place);
    return place;
  }

  recordOf(place: number): number {
    return this.records[place];
  }

  /** Equal for one place in every snapshot of a process. */
  keyOf(place: number): string {
    const { scriptIds, lines, columns } = this.locations;
    const record = this.records[place];
    return `${scriptIds[record]}:${lines[record]}:${columns[record]}`;
  }
}

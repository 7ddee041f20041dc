import type { DetachednessColumns } from './snapshot-columns.ts';

/** Gathers the nodes that say whether they are attached. Most snapshots have none: the columns grow from nothing. */
export class DetachednessRecords {
  private ordinals = new Uint32Array();
  private states = new Uint32Array();
  private count = 0;

  push(ordinal: number, state: number): void {
    if (this.count === this.ordinals.length) {
      this.ordinals = enlarge(this.ordinals);
      this.states = enlarge(this.states);
    }
    this.ordinals[this.count] = ordinal;
    this.states[this.count++] = state;
  }

  finish(): DetachednessColumns {
    const { count, ordinals, states } = this;
    return { count, ordinals, states };
  }
}

function enlarge(column: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(64, column.length * 2));
  larger.set(column);
  return larger;
}

import { GrowingColumn } from '../columns/growing-column.ts';
import type { DetachednessColumns } from '../snapshot-columns.ts';

/** Gathers the nodes that say whether they are attached. Most snapshots have none. */
export class DetachednessRecords {
  private readonly ordinals = new GrowingColumn(64);
  private readonly states = new GrowingColumn(64);

  push(ordinal: number, state: number): void {
    this.ordinals.push(ordinal);
    this.states.push(state);
  }

  finish(): DetachednessColumns {
    const { ordinals, states } = this;
    return { count: ordinals.length, ordinals: ordinals.finish(), states: states.finish() };
  }
}

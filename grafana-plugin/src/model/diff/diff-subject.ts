/** Which snapshots are compared, by id. */
export interface DiffSubject {
  readonly baseline: string;
  readonly current: string;
  /** Of the time in between, in order; none compares the two alone. */
  readonly through: readonly string[];
}

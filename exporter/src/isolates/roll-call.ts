import type { Reading } from './reading.ts';

/** One who is asked. */
export interface Member {
  /** What it is published as. */
  readonly label: string;
  /** Its last one; undefined before its first answer. */
  readonly reading: Reading | undefined;
  /** When that came. */
  readonly readMs: number;
}

export interface RollCallParts<Id> {
  /** Asks all members of this list; answers come by `answer`. */
  readonly ask: (ids: ReadonlySet<Id>, deadlineMs: number) => void;
  readonly nowMs: () => number;
  /** Calls back after that time. @returns a function that forgets it */
  readonly wait: (milliseconds: number, then: () => void) => () => void;
}

interface Round<Id> {
  readonly missing: Set<Id>;
  readonly over: Promise<void>;
  end(): void;
}

/**
 * Asks everybody what they know and waits for the answers, but not for long: who is busy is published with what it said
 * last, and what it says late is there the next time. Who asks while a round is on shares it.
 */
export class RollCall<Id> {
  readonly #parts: RollCallParts<Id>;
  readonly #members = new Map<Id, Member>();
  #round: Round<Id> | undefined;

  constructor(parts: RollCallParts<Id>) {
    this.#parts = parts;
  }

  get members(): ReadonlyMap<Id, Member> {
    return this.#members;
  }

  add(id: Id, label: string): void {
    this.#members.set(id, { label, reading: undefined, readMs: 0 });
  }

  /** @returns the label that is free now; undefined when nobody goes by that id */
  remove(id: Id): string | undefined {
    const label = this.#members.get(id)?.label;
    this.#members.delete(id);
    this.#answered(id);
    return label;
  }

  /** Ignored from who is not on the roll. */
  answer(id: Id, reading: Reading): void {
    const member = this.#members.get(id);
    if (member === undefined) return;
    this.#members.set(id, { ...member, reading, readMs: this.#parts.nowMs() });
    this.#answered(id);
  }

  /** Resolves when all have answered or `deadlineMs` have passed; undefined when nobody is there. Never rejects. */
  refresh(deadlineMs: number): Promise<void> | undefined {
    if (this.#round !== undefined) return this.#round.over;
    if (this.#members.size === 0) return undefined;
    const missing = new Set(this.#members.keys());
    let end: () => void = () => undefined;
    const over = new Promise<void>((resolve) => {
      end = () => {
        forget();
        this.#round = undefined;
        resolve();
      };
    });
    const forget = this.#parts.wait(deadlineMs, () => end());
    this.#round = { missing, over, end: () => end() };
    this.#parts.ask(new Set(missing), deadlineMs);
    return over;
  }

  #answered(id: Id): void {
    const round = this.#round;
    if (round?.missing.delete(id) === true && round.missing.size === 0) round.end();
  }

  /** Ends the round that is on. */
  stop(): void {
    this.#members.clear();
    this.#round?.end();
  }
}

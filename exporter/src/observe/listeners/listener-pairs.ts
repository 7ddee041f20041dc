import { AddSites } from './add-sites.ts';
import { OTHER } from './listener-label.ts';

/** What is published together: an emitter's name and an event's, both as labels. */
export class ListenerPair {
  readonly emitter: string;
  readonly event: string;
  readonly sites = new AddSites();
  /** Sums over the emitters of this pair at the last reading. */
  listeners = 0;
  emitters = 0;
  wasSampled = false;
  #older: Checkpoint | undefined;
  #newer: Checkpoint | undefined;

  constructor(emitter: string, event: string) {
    this.emitter = emitter;
    this.event = event;
  }

  /** Notes `listeners` as of now, for the growth. */
  markTime(nowMs: number): void {
    const now = { timeMs: nowMs, listeners: this.listeners };
    this.#older ??= now;
    this.#newer ??= now;
    if (nowMs - this.#newer.timeMs < WINDOW_MS) return;
    this.#older = this.#newer;
    this.#newer = now;
  }

  /** Growth of `listeners` over the last 5 to 10 minutes, or since they were first read where that is less. */
  growthPerMinute(nowMs: number): number {
    const from = this.#older;
    if (from === undefined || nowMs <= from.timeMs) return 0;
    return ((this.listeners - from.listeners) / (nowMs - from.timeMs)) * 60_000;
  }
}

interface Checkpoint {
  readonly timeMs: number;
  readonly listeners: number;
}

const WINDOW_MS = 5 * 60_000;

/** The pairs in the order they came up. The first ones keep their names for life; all later ones are one `other`. */
export class ListenerPairs {
  readonly #mostNamed: number;
  readonly #pairs = new Map<string, ListenerPair>();
  readonly #overflow = new ListenerPair(OTHER, OTHER);

  constructor(mostNamed: number) {
    this.#mostNamed = mostNamed;
  }

  /** @param emitter label of the emitter @param event label of the event */
  get(emitter: string, event: string): ListenerPair {
    if (emitter === OTHER && event === OTHER) return this.#overflow;
    const key = `${emitter}\n${event}`;
    const known = this.#pairs.get(key);
    if (known !== undefined) return known;
    if (this.#pairs.size >= this.#mostNamed) return this.#overflow;
    const pair = new ListenerPair(emitter, event);
    this.#pairs.set(key, pair);
    return pair;
  }

  /** All that were ever named, and `other`, which is bounded too. */
  all(): readonly ListenerPair[] {
    return [...this.#pairs.values(), this.#overflow];
  }
}

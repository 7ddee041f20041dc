import type { AddSite, SampledAddSite } from './add-sites.ts';
import { nameEmitter } from './emitter-name.ts';
import { labelOf, OTHER } from './listener-label.ts';
import type { EventName, ListenerLayout } from './listener-layout.ts';
import { type ListenerPair, ListenerPairs } from './listener-pairs.ts';
import { SampleBudget } from './sample-budget.ts';

/** The listeners of one emitter name and event. Both are labels: never a name that looks like data. */
export interface ListenerGrowth {
  readonly emitter: string;
  readonly event: string;
  readonly listeners: number;
  /** How many emitters they are on. */
  readonly emitters: number;
  /** Over the last 5 to 10 minutes, or since the first reading where that is less. */
  readonly growthPerMinute: number;
  /** Where they were added, most often first, as far as it was sampled. */
  readonly addSites: readonly SampledAddSite[];
}

export interface ListenerReading {
  /** From one more than this on the listeners of an event are counted. */
  readonly threshold: number;
  /** Fastest growing first. */
  readonly listeners: readonly ListenerGrowth[];
  /** Pairs of emitter and event that are being counted. */
  readonly tracked: number;
  /** Additions past the threshold that were not counted for want of room: the numbers are too low by some. */
  readonly untracked: number;
}

export interface RegisterSources {
  /** Milliseconds of a clock that does not run backwards. */
  readonly nowMs: () => number;
  /** The place in the program that added a listener; called at most `SAMPLES_PER_SECOND`, and once more for each pair. */
  readonly readAddSite: (ownFrames: number) => AddSite | undefined;
}

/** One event of one emitter. Holds the emitter weakly. */
interface Track {
  readonly emitter: WeakRef<object>;
  readonly event: EventName;
  readonly layout: ListenerLayout;
  pair: ListenerPair;
  /** The count from which on the place of an addition is worth another sample. */
  nextSample: number;
}

/** Listeners on one event of an emitter that are worth no look: Node.js itself suspects nothing up to here. */
export const LISTENER_THRESHOLD = 10;
/** So many events with listeners on one emitter are no fixed set of names: one-off names that are never taken off. */
export const EVENT_THRESHOLD = 200;
/** Stands for the number of events itself, where that passes the threshold. */
export const MANY_EVENTS: unique symbol = Symbol('many events');

export const MOST_NAMED_PAIRS = 32;
/** Counting so many takes under 0.1 ms at a scrape. */
const MOST_TRACKS = 250;
/** The last of the room is for those that are far past the threshold, lest short-lived emitters fill it all. */
const COMMON_TRACKS = 200;
const FAR_PAST = 4 * LISTENER_THRESHOLD;
const MOST_WATCHED = 100;
const MOST_WATCHED_EVENTS = 50;
const SAMPLES_PER_SECOND = 4;
const PRUNE_INTERVAL_MS = 10_000;

/**
 * The emitters that have more listeners than is usual, by name and event. Its memory is bounded: emitters are held
 * weakly, and what finds no room is only counted as untracked.
 */
export class ListenerRegister {
  readonly #sources: RegisterSources;
  readonly #pairs = new ListenerPairs(MOST_NAMED_PAIRS);
  readonly #byEmitter = new WeakMap<object, Map<EventName, Track>>();
  readonly #tracks = new Set<Track>();
  readonly #givenNames = new WeakMap<object, string>();
  readonly #watched = new Map<WeakRef<object>, ListenerLayout>();
  readonly #budget = new SampleBudget(SAMPLES_PER_SECOND);
  #untracked = 0;
  #prunedMs = Number.NEGATIVE_INFINITY;

  constructor(sources: RegisterSources) {
    this.#sources = sources;
  }

  /**
   * A listener was added and there are `count` on this event now, past the threshold. Called on every such addition,
   * so it is quick where nothing grew: two look-ups.
   * @param ownFrames calls of ours between the program and this one; undefined where the caller is not the addition
   */
  notice(
    emitter: object,
    event: EventName,
    count: number,
    layout: ListenerLayout,
    ownFrames: number | undefined,
  ): void {
    const track =
      this.#byEmitter.get(emitter)?.get(event) ?? this.#trackIfRoom(emitter, event, count, layout);
    if (track === undefined || count < track.nextSample || ownFrames === undefined) return;
    // A burst of additions asks for the clock ever more seldom, and a reading starts anew from what is there then.
    track.nextSample = count + 1 + (count >> 5);
    // The first sample of each pair is free: there are few pairs, and none is to be left without a place.
    if (track.pair.wasSampled && !this.#budget.take(this.#sources.nowMs())) return;
    track.pair.wasSampled = true;
    const site = this.#sources.readAddSite(ownFrames + 1);
    if (site !== undefined) track.pair.sites.add(site);
  }

  /** Counts all events of an emitter from now on, from the first listener, under a name given to it. */
  watch(emitter: object, name: string, layout: ListenerLayout): void {
    const isKnown = this.#givenNames.has(emitter);
    this.#givenNames.set(emitter, name);
    for (const track of this.#byEmitter.get(emitter)?.values() ?? [])
      track.pair = this.#pairOf(emitter, track.event);
    if (isKnown) return;
    if (this.#watched.size >= MOST_WATCHED) {
      for (const ref of this.#watched.keys()) if (ref.deref() === undefined) this.#watched.delete(ref);
    }
    if (this.#watched.size < MOST_WATCHED) this.#watched.set(new WeakRef(emitter), layout);
  }

  /** Counts now. Two readings at one time are alike: nothing is reset. */
  read(): ListenerReading {
    const nowMs = this.#sources.nowMs();
    this.#trackWatched();
    const pairs = this.#pairs.all();
    for (const pair of pairs) {
      pair.listeners = 0;
      pair.emitters = 0;
    }
    for (const track of this.#tracks) {
      const count = this.#countOrForget(track);
      if (count === 0) continue;
      track.pair.listeners += count;
      track.pair.emitters++;
      track.nextSample = count + 1;
    }
    const growths: ListenerGrowth[] = [];
    for (const pair of pairs) {
      const isOverflow = pair.emitter === OTHER && pair.event === OTHER;
      if (isOverflow && pair.listeners === 0) continue;
      pair.markTime(nowMs);
      growths.push({
        emitter: pair.emitter,
        event: pair.event,
        listeners: pair.listeners,
        emitters: pair.emitters,
        growthPerMinute: pair.growthPerMinute(nowMs),
        addSites: pair.sites.list(),
      });
    }
    growths.sort((a, b) => b.growthPerMinute - a.growthPerMinute || b.listeners - a.listeners);
    return {
      threshold: LISTENER_THRESHOLD,
      listeners: growths,
      tracked: this.#tracks.size,
      untracked: this.#untracked,
    };
  }

  /** Far fewer come here than to `notice`, unless there is no room: then it is a comparison and a look at the clock. */
  #trackIfRoom(emitter: object, event: EventName, count: number, layout: ListenerLayout): Track | undefined {
    const room = count > FAR_PAST ? MOST_TRACKS : COMMON_TRACKS;
    if (this.#tracks.size >= room) {
      this.#prune();
      if (this.#tracks.size >= room) {
        this.#untracked++;
        return undefined;
      }
    }
    return this.#track(emitter, event, count, layout);
  }

  #track(emitter: object, event: EventName, count: number, layout: ListenerLayout): Track {
    const pair = this.#pairOf(emitter, event);
    const track = { emitter: new WeakRef(emitter), event, layout, pair, nextSample: count };
    const events = this.#byEmitter.get(emitter);
    if (events === undefined) this.#byEmitter.set(emitter, new Map([[event, track]]));
    else events.set(event, track);
    this.#tracks.add(track);
    return track;
  }

  #pairOf(emitter: object, event: EventName): ListenerPair {
    const name = this.#givenNames.get(emitter) ?? nameEmitter(emitter);
    return this.#pairs.get(labelOf(name), event === MANY_EVENTS ? OTHER : labelOf(event));
  }

  #trackWatched(): void {
    for (const [ref, layout] of this.#watched) {
      const emitter = ref.deref();
      if (emitter === undefined) {
        this.#watched.delete(ref);
        continue;
      }
      let events = 0;
      for (const event of namesOf(emitter, layout)) {
        if (++events > MOST_WATCHED_EVENTS) break;
        if (!this.#byEmitter.get(emitter)?.has(event)) this.#trackIfRoom(emitter, event, 0, layout);
      }
    }
  }

  /** At most every 10 seconds, however full it is. */
  #prune(): void {
    const nowMs = this.#sources.nowMs();
    if (nowMs - this.#prunedMs < PRUNE_INTERVAL_MS) return;
    this.#prunedMs = nowMs;
    for (const track of this.#tracks) this.#countOrForget(track);
  }

  /** @returns how many listeners there are; a track that has none left is forgotten */
  #countOrForget(track: Track): number {
    const emitter = track.emitter.deref();
    const count = emitter === undefined ? 0 : countOf(track, emitter);
    if (count > 0) return count;
    this.#tracks.delete(track);
    if (emitter !== undefined) this.#byEmitter.get(emitter)?.delete(track.event);
    return 0;
  }
}

/** An emitter that cannot be read (a revoked proxy, one of the program's own kind that throws) has none. */
function countOf({ layout, event }: Track, emitter: object): number {
  try {
    if (event === MANY_EVENTS) return layout.countEvents(emitter);
    return layout.countListeners(emitter, event);
  } catch {
    return 0;
  }
}

function namesOf(emitter: object, layout: ListenerLayout): Iterable<EventName> {
  try {
    return layout.eventNames(emitter);
  } catch {
    return [];
  }
}

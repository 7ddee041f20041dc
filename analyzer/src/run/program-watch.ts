import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Announcement, parseAnnouncement } from './announcement.ts';
import { type CapturedSnapshot, listCapturedSnapshots } from './captured-snapshots.ts';
import type { RunFolder } from './run-folder.ts';
import { type IsolateVitals, type MemoryVitals, readVitals } from './vitals.ts';

/** A leak as it was first told, with its newest slope. */
export interface ToldLeak {
  readonly isolate: string;
  readonly memory: string;
  readonly slopeBytesPerHour: number;
  /** How long the program had run when it was told. */
  readonly toldAfterSeconds: number;
}

/** A process of the program that has the exporter. */
export interface WatchedProcess extends Announcement {
  /** As of the last answer; empty before the first. */
  isolates: readonly IsolateVitals[];
  readonly leaks: Map<string, ToldLeak>;
  /** Of all its isolates. */
  snapshots: readonly CapturedSnapshot[];
  heapProfiles: readonly CapturedSnapshot[];
  isGone: boolean;
}

export interface WatchListener {
  onProcess(process: WatchedProcess): void;
  /** There are too many to watch this one. */
  onUnwatched(process: Announcement): void;
  /** A state of the detector changed; undefined before the first. */
  onState(
    process: WatchedProcess,
    isolate: IsolateVitals,
    memory: MemoryVitals,
    before: string | undefined,
  ): void;
  onSnapshots(process: WatchedProcess): void;
}

const MOST_PROCESSES = 8;
const ASK_TIMEOUT_MS = 30_000;
const PATIENCE_MS = 10_000;
const CAPTURE_PATIENCE_MS = 30_000;
const STEP_MS = 50;

/** Watches the processes of a program by what they publish: who is there, how they are, what they have captured. */
export class ProgramWatch {
  readonly processes: WatchedProcess[] = [];
  readonly #folder: RunFolder;
  readonly #listener: WatchListener;
  readonly #now: () => number;
  readonly #startedMs: number;
  readonly #seen = new Set<string>();
  readonly #asking = new Set<WatchedProcess>();

  /** `now` is a clock in milliseconds that only goes forward. */
  constructor(folder: RunFolder, listener: WatchListener, now: () => number) {
    this.#folder = folder;
    this.#listener = listener;
    this.#now = now;
    this.#startedMs = now();
  }

  get seconds(): number {
    return (this.#now() - this.#startedMs) / 1000;
  }

  /** Looks for new processes and snapshots, and asks those that are there. A process that is busy is not waited for. */
  async look(): Promise<void> {
    await this.#findProcesses();
    for (const one of this.processes) if (!one.isGone) void this.#ask(one);
    await this.findSnapshots();
  }

  async findSnapshots(): Promise<void> {
    const { snapshots } = this.#folder;
    const all = await listCapturedSnapshots(snapshots);
    const profiles = await listCapturedSnapshots(join(snapshots, 'profiles'), '.heapprofile');
    for (const one of this.processes) {
      const own = all.filter(({ pid }) => pid === one.pid);
      const ownProfiles = profiles.filter(({ pid }) => pid === one.pid);
      const isNew = own.length > one.snapshots.length || ownProfiles.length > one.heapProfiles.length;
      one.snapshots = own;
      one.heapProfiles = ownProfiles;
      if (isNew) this.#listener.onSnapshots(one);
    }
  }

  /** Resolves when each leak that was told is captured as far as it can be named, or after half a minute. */
  async whenCaptured(): Promise<void> {
    const isAwaited = ({ isGone, leaks, snapshots, heapProfiles }: WatchedProcess) =>
      !isGone &&
      [...leaks.values()].some(({ isolate, memory }) => {
        const count = (of: readonly CapturedSnapshot[]) => of.filter((one) => one.isolate === isolate).length;
        return memory !== 'native' && count(snapshots) < 2 && count(heapProfiles) < 2;
      });
    for (
      let waitedMs = 0;
      waitedMs < CAPTURE_PATIENCE_MS && this.processes.some(isAwaited);
      waitedMs += STEP_MS
    ) {
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  }

  /**
   * Ends what the program has left behind: of a shell or a package manager that is sent a signal, often the very process it
   * was there to start. Resolves when all are gone, or after ten seconds.
   */
  async end(signal: NodeJS.Signals): Promise<void> {
    await this.#findProcesses();
    const left = this.processes.filter(({ pid }) => sendSignal(pid, signal));
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += STEP_MS) {
      if (!left.some(({ pid }) => isAlive(pid))) return;
      await new Promise((resolve) => setTimeout(resolve, STEP_MS));
    }
  }

  async #findProcesses(): Promise<void> {
    const names = await readdir(this.#folder.announcements);
    for (const name of names) {
      if (!name.endsWith('.json') || this.#seen.has(name)) continue;
      this.#seen.add(name);
      const found = parseAnnouncement(await readFile(join(this.#folder.announcements, name), 'utf8'));
      if (found === undefined || !isAlive(found.pid)) continue;
      if (this.processes.filter(({ isGone }) => !isGone).length >= MOST_PROCESSES) {
        this.#listener.onUnwatched(found);
        continue;
      }
      const added = {
        ...found,
        isolates: [],
        leaks: new Map(),
        snapshots: [],
        heapProfiles: [],
        isGone: false,
      };
      this.processes.push(added);
      this.#listener.onProcess(added);
    }
  }

  async #ask(one: WatchedProcess): Promise<void> {
    if (this.#asking.has(one)) return;
    this.#asking.add(one);
    try {
      const response = await fetch(`${one.metricsUrl}/metrics`, {
        signal: AbortSignal.timeout(ASK_TIMEOUT_MS),
      });
      this.#takeIn(one, readVitals(await response.text()));
    } catch {
      // Busy, or gone: a process that pauses for a capture cuts connections too.
      one.isGone = !isAlive(one.pid);
    } finally {
      this.#asking.delete(one);
    }
  }

  #takeIn(one: WatchedProcess, isolates: readonly IsolateVitals[]): void {
    const before = new Map(
      one.isolates.flatMap(({ isolate, memories }) =>
        memories.map(({ memory, state }) => [`${isolate} ${memory}`, state]),
      ),
    );
    one.isolates = isolates;
    for (const isolate of isolates) {
      for (const memory of isolate.memories) {
        const key = `${isolate.isolate} ${memory.memory}`;
        if (memory.state === 'leaking') {
          one.leaks.set(key, {
            isolate: isolate.isolate,
            memory: memory.memory,
            slopeBytesPerHour: memory.slopeBytesPerSecond * 3600,
            toldAfterSeconds: one.leaks.get(key)?.toldAfterSeconds ?? this.seconds,
          });
        }
        const was = before.get(key);
        if (was !== memory.state) this.#listener.onState(one, isolate, memory, was);
      }
    }
  }
}

const isAlive = (pid: number): boolean => sendSignal(pid, 0);

function sendSignal(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

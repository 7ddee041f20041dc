import { stripVTControlCharacters } from 'node:util';
import { ExporterClient } from '../../remote/exporter-client.ts';
import type { ComparisonOptions } from '../../run/comparison.ts';
import { ProgramWatch, type WatchedProcess, type WatchListener } from '../../run/program-watch.ts';
import type { RunFolder } from '../../run/run-folder.ts';
import { StatusRow } from '../terminal/status-row.ts';
import { terminalText } from '../terminal/terminal-text.ts';
import { profileGrowthLines } from '../text/profile-diff-text.ts';
import { type ComparisonListener, RunComparisons } from './run-comparisons.ts';
import { culpritLines, endLine, leakLines, processName, vitalsText } from './run-text.ts';

export interface SessionOptions extends ComparisonOptions {
  readonly isQuiet: boolean;
}

const LOOK_MS = 1000;
/** Of a diff of heap profiles. */
const SHOWN_FUNCTIONS = 5;
/** Between lines of a process that stays as it is, where there is no row to rewrite. */
const LINE_MS = 60_000;

/** A run as its user sees it: what is said of the processes while they run, and what leaks as soon as it is known. */
export class RunSession implements WatchListener, ComparisonListener {
  readonly watch: ProgramWatch;
  readonly comparisons: RunComparisons;
  readonly #folder: RunFolder;
  readonly #options: SessionOptions;
  readonly #row: StatusRow;
  readonly #said = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #linedMs = 0;

  constructor(folder: RunFolder, options: SessionOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#row = new StatusRow(process.stderr);
    this.comparisons = new RunComparisons(options, this);
    this.watch = new ProgramWatch(folder, this, () => performance.now());
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
  }

  /** Looks a last time, and finishes what is being compared. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.watch.findSnapshots();
    if (this.comparisons.isBegun) this.#row.show('heapwatch  comparing snapshots …');
    await this.comparisons.finish();
    this.#row.close();
  }

  /** Gives the terminal back, whatever else happens. */
  release(): void {
    clearInterval(this.#timer);
    this.#row.close();
  }

  /** Captures each process that can be, to show what grew since its baseline. */
  captureNow(): void {
    for (const one of this.watch.processes) {
      if (one.isGone || one.controlUrl === undefined) continue;
      this.comparisons.ask(one);
      this.#say(`capturing ${processName(one)}, which pauses it`);
      new ExporterClient(one.controlUrl, this.#folder.token)
        .capture({ reason: 'asked for at heapwatch run' })
        .catch((error: Error) => this.#say(`${processName(one)} was not captured: ${error.message}`));
    }
  }

  /** The last words: what leaks, or how the processes were. */
  end(): void {
    for (const one of this.watch.processes) {
      const leaking = new Set([...one.leaks.values()].map(({ isolate }) => isolate));
      for (const isolate of leaking) this.#tell(one, isolate);
      if (leaking.size === 0 && !this.#options.isQuiet && one.isolates[0] !== undefined) {
        this.#say(endLine(processName(one), one.isolates[0], this.watch.seconds));
      }
    }
    if (this.watch.processes.length === 0) {
      this.#sayUnlessQuiet('nothing was watched: no process of Node.js 22.15 or later ran for long enough');
    }
    const { report } = this.#options;
    if (report !== undefined && this.comparisons.diffs.size === 0)
      this.#say('no report: there are no two snapshots of a leak');
  }

  onProcess(one: WatchedProcess): void {
    this.#sayUnlessQuiet(`watching ${processName(one)}`);
  }

  onUnwatched(one: WatchedProcess): void {
    this.#sayUnlessQuiet(`not watching ${processName(one)}: there are too many`);
  }

  onState(...[one, isolate, memory, before]: Parameters<WatchListener['onState']>): void {
    const name = processName(one, isolate.isolate);
    if (memory.state === 'leaking') {
      const told = [...one.leaks.values()].filter((leak) => leak.isolate === isolate.isolate);
      const isFirst = told.length === 1;
      this.#row.print(leakLines(name, memory, width(), isFirst));
      this.comparisons.compare(one);
    } else if (before === 'leaking') {
      this.#say(`${name}: ${memory.memory} memory has stopped growing`);
    } else if (memory.memory === 'heap' && !this.#row.isLive) {
      this.#sayUnlessQuiet(`${name}: ${vitalsText(isolate)}`);
    }
  }

  onSnapshots(one: WatchedProcess): void {
    this.comparisons.compare(one);
  }

  onGrowth(one: WatchedProcess, isolate: string): void {
    this.#tell(one, isolate);
  }

  onNoRoom(one: WatchedProcess): void {
    this.#sayOnce(`${processName(one)} has no room for a snapshot; a heap profile was taken instead`);
  }

  onIncomparable(...[one, isolate, what, why]: Parameters<ComparisonListener['onIncomparable']>): void {
    this.#say(`the ${what} of ${processName(one, isolate)} cannot be compared: ${why}`);
  }

  async #look(): Promise<void> {
    try {
      await this.watch.look();
    } catch (error) {
      // the folder is gone: somebody cleans up; the program is not to die of it
      this.release();
      this.#say(`nothing is watched any more: ${String(error)}`);
      return;
    }
    const present = this.watch.processes.filter(({ isGone, isolates }) => !isGone && isolates.length > 0);
    const shown = present.find(({ leaks }) => leaks.size > 0) ?? present.toSorted(byHeap)[0];
    const main = shown?.isolates[0];
    if (shown === undefined || main === undefined || this.#options.isQuiet) return;
    const others = present.length > 1 ? `, ${present.length - 1} more` : '';
    const [name, vitals] = [`${processName(shown)}${others}`, vitalsText(main)];
    // what it is called comes last: where the row is narrow it is cut
    this.#row.show(`heapwatch  ${vitals} · ${name}`);
    const now = performance.now();
    if (this.#row.isLive || now - this.#linedMs < LINE_MS) return;
    if (this.#linedMs > 0) this.#say(`${name}: ${vitals}`);
    this.#linedMs = now;
  }

  #tell(one: WatchedProcess, isolate: string): void {
    const name = processName(one, isolate);
    const diff = this.comparisons.diffs.get(one)?.get(isolate);
    const profiles = isolate === 'main' ? this.comparisons.profileDiffs.get(one) : undefined;
    const { report } = this.#options;
    if (diff !== undefined) {
      this.#row.print([
        ...culpritLines(name, diff, width()),
        ...(report === undefined ? [] : [`    report: ${terminalText(report)}`]),
      ]);
    } else if (profiles !== undefined) {
      this.#row.print([
        `What grew in ${name}, by its heap profiles`,
        ...profileGrowthLines(profiles, SHOWN_FUNCTIONS, width()),
      ]);
    } else {
      const count = one.snapshots.filter((snapshot) => snapshot.isolate === isolate).length;
      const captured = count === 0 ? 'none was captured' : 'there is one';
      this.#say(`${name} leaks; what leaks is seen in two snapshots, and ${captured}`);
    }
  }

  #sayOnce(text: string): void {
    if (this.#said.has(text)) return;
    this.#said.add(text);
    this.#say(text);
  }

  #sayUnlessQuiet(text: string): void {
    if (!this.#options.isQuiet) this.#say(text);
  }

  #say(text: string): void {
    this.#row.print([`heapwatch: ${terminalText(stripVTControlCharacters(text))}`]);
  }
}

function byHeap(a: WatchedProcess, b: WatchedProcess): number {
  return (b.isolates[0]?.heapUsedBytes ?? 0) - (a.isolates[0]?.heapUsedBytes ?? 0);
}

function width(): number {
  return process.stderr.columns || 80;
}

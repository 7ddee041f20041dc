import { stripVTControlCharacters } from 'node:util';
import type { SnapshotDiff } from '../explain/diff/snapshot-diff.ts';
import { ExporterClient } from '../remote/exporter-client.ts';
import { compareCaptured, seriesOf } from '../run/comparison.ts';
import { ProgramWatch, type WatchedProcess, type WatchListener } from '../run/program-watch.ts';
import type { RunFolder } from '../run/run-folder.ts';
import { culpritLines, endLine, leakLines, processName, vitalsText, worthTelling } from './run-text.ts';
import { StatusRow } from './status-row.ts';
import { terminalText } from './terminal-text.ts';

export interface SessionOptions {
  /** The program `heapwatch` itself. */
  readonly cli: string;
  readonly report?: string | undefined;
  readonly sourceMaps?: string | undefined;
  readonly isQuiet: boolean;
}

const LOOK_MS = 1000;
/** Between lines of a process that stays as it is, where there is no row to rewrite. */
const LINE_MS = 60_000;

/** A run as its user sees it: what is said of the processes while they run, and what leaks as soon as it is known. */
export class RunSession implements WatchListener {
  readonly watch: ProgramWatch;
  readonly diffs = new Map<WatchedProcess, SnapshotDiff>();
  readonly #folder: RunFolder;
  readonly #options: SessionOptions;
  readonly #row: StatusRow;
  readonly #comparisons = new Map<WatchedProcess, Promise<void>>();
  readonly #compared = new Map<WatchedProcess, string>();
  readonly #asked = new Set<WatchedProcess>();
  #timer: NodeJS.Timeout | undefined;
  #linedMs = 0;

  constructor(folder: RunFolder, options: SessionOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#row = new StatusRow(process.stderr);
    this.watch = new ProgramWatch(folder, this, () => performance.now());
  }

  start(): void {
    this.#timer = setInterval(() => void this.#look(), LOOK_MS);
  }

  /** Looks a last time, and finishes what is being compared. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.watch.findSnapshots();
    if (this.#comparisons.size > 0) this.#row.show('heapwatch  comparing snapshots …');
    await Promise.all(this.#comparisons.values());
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
      this.#asked.add(one);
      this.#say(`capturing ${processName(one)}, which pauses it`);
      new ExporterClient(one.controlUrl, this.#folder.token)
        .capture({ reason: 'asked for at heapwatch run' })
        .catch((error: Error) => this.#say(`${processName(one)} was not captured: ${error.message}`));
    }
  }

  /** The last words: what leaks, or how the processes were. */
  end(): void {
    for (const one of this.watch.processes) {
      const diff = this.diffs.get(one);
      if (one.leaks.size > 0) this.#tell(one, diff);
      else if (!this.#options.isQuiet && one.isolates[0] !== undefined) {
        this.#say(endLine(processName(one), one.isolates[0], this.watch.seconds));
      }
    }
    const { report } = this.#options;
    if (report !== undefined && this.diffs.size === 0)
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
      const isFirst = one.leaks.size === 1;
      this.#row.print(leakLines(name, memory, width(), isFirst));
      this.#compare(one);
    } else if (before === 'leaking') {
      this.#say(`${name}: ${memory.memory} memory has stopped growing`);
    } else if (memory.memory === 'heap' && !this.#row.isLive) {
      this.#sayUnlessQuiet(`${name}: ${vitalsText(isolate)}`);
    }
  }

  onSnapshots(one: WatchedProcess): void {
    this.#compare(one);
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

  /** Compares what there is of a process that leaks or that was asked for, unless that was done. */
  #compare(one: WatchedProcess): void {
    const before = this.#comparisons.get(one) ?? Promise.resolve();
    this.#comparisons.set(
      one,
      before.then(() => this.#compareNewest(one)),
    );
  }

  async #compareNewest(one: WatchedProcess): Promise<void> {
    const wasAsked = this.#asked.has(one);
    if (one.leaks.size === 0 && !wasAsked) return;
    const series = seriesOf(one.snapshots);
    const key = series.map(({ id }) => id).join(' ');
    if (series.length < 2 || this.#compared.get(one) === key) return;
    this.#compared.set(one, key);
    try {
      const { cli, report, sourceMaps } = this.#options;
      const diff = await compareCaptured(series, { cli, report, sourceMaps });
      const told = this.diffs.get(one);
      this.diffs.set(one, diff);
      this.#asked.delete(one);
      if (wasAsked || told === undefined || culpritOf(told) !== culpritOf(diff)) this.#tell(one, diff);
    } catch (error) {
      this.#say(`the snapshots of ${processName(one)} cannot be compared: ${(error as Error).message}`);
    }
  }

  #tell(one: WatchedProcess, diff: SnapshotDiff | undefined): void {
    if (diff === undefined) {
      const captured = one.snapshots.length === 0 ? 'none was captured' : 'there is one';
      this.#say(`${processName(one)} leaks; what leaks is seen in two snapshots, and ${captured}`);
      return;
    }
    const { report } = this.#options;
    this.#row.print([
      ...culpritLines(processName(one), diff, width()),
      ...(report === undefined ? [] : [`    report: ${terminalText(report)}`]),
    ]);
  }

  #sayUnlessQuiet(text: string): void {
    if (!this.#options.isQuiet) this.#say(text);
  }

  #say(text: string): void {
    this.#row.print([`heapwatch: ${terminalText(stripVTControlCharacters(text))}`]);
  }
}

function culpritOf(diff: SnapshotDiff): string {
  const [first] = worthTelling(diff);
  return first === undefined ? '' : `${first.className} ${first.source?.url}:${first.source?.line}`;
}

function byHeap(a: WatchedProcess, b: WatchedProcess): number {
  return (b.isolates[0]?.heapUsedBytes ?? 0) - (a.isolates[0]?.heapUsedBytes ?? 0);
}

function width(): number {
  return process.stderr.columns || 80;
}

import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Detector, DetectorStateError } from '../detect/detector.ts';

/** What was saved is read whole before it is trusted. */
const MAX_CHARACTERS = 1 << 20;

/**
 * Keeps what the detector knows in a file, so that a service that is started anew goes on where it was: a leak that takes a
 * day to judge is judged in a process that lives for hours.
 */
export class SavedEvidence {
  private readonly path: string;
  private readonly detector: Detector;

  constructor(path: string, detector: Detector) {
    this.path = path;
    this.detector = detector;
  }

  /** Nothing is restored where there is no file. @throws what reading gives, or an error that says what is wrong with the file */
  restore(): void {
    const text = this.read();
    if (text === undefined) return;
    try {
      this.detector.restore(text.length > MAX_CHARACTERS ? undefined : JSON.parse(text));
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof DetectorStateError)) throw error;
      throw new Error(`${this.path} holds no evidence of the detector; it starts anew: ${error.message}`);
    }
  }

  /** Under another name first: a process that dies leaves the last whole one. @throws what writing gives */
  save(): void {
    const partial = `${this.path}.${process.pid}.partial`;
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(partial, JSON.stringify(this.detector.serialize()), { mode: 0o600 });
      renameSync(partial, this.path);
    } catch (error) {
      rmSync(partial, { force: true });
      throw error;
    }
  }

  private read(): string | undefined {
    try {
      return readFileSync(this.path, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

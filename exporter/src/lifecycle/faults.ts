import type { Part } from '../catalogue.ts';

/** Takes what went wrong in one part. */
export type Fault = (error: unknown) => void;

/**
 * Where failures of ours end: each is counted under its part, and told in one line unless it is the same as the
 * part's last one.
 */
export function createFaults(count: (part: Part) => void, notice: (line: string) => void) {
  const lastLines = new Map<Part, string>();
  return (part: Part): Fault =>
    (error) => {
      count(part);
      const line = error instanceof Error ? error.message : String(error);
      if (lastLines.get(part) === line) return;
      lastLines.set(part, line);
      notice(line);
    };
}

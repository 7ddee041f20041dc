/** One line for a person, on stderr. console.error does not fail when stderr is gone. */
export function notice(line: string): void {
  console.error(`heapwatch: ${line.replaceAll(/\s*\n\s*/g, ' ')}`);
}

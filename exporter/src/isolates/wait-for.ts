/**
 * Calls back after that time. It holds the process meanwhile, as nothing else might while an OpenTelemetry SDK flushes at
 * the end of a program.
 * @returns a function that forgets it
 */
export function waitFor(milliseconds: number, then: () => void): () => void {
  const timer = setTimeout(then, milliseconds);
  return () => clearTimeout(timer);
}

/**
 * Calls back on each `signal`; the signal does not keep the process alive.
 * @returns a function that gives the signal back
 */
export function onCaptureSignal(signal: NodeJS.Signals, callback: () => void): () => void {
  process.on(signal, callback);
  return () => process.off(signal, callback);
}

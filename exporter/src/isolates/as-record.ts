/** What another isolate sent, to be looked at part by part. @throws TypeError when it is no object */
export function asRecord(given: unknown): Readonly<Record<string, unknown>> {
  if (typeof given !== 'object' || given === null) throw new TypeError('it is no object');
  return given as Record<string, unknown>;
}

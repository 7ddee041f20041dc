/** The oldest Node.js that the exporter runs on: `engines` of the package. */
const OLDEST = [22, 15] as const;

/** @returns why the exporter cannot run on that version of Node.js; undefined where it can */
export function tooOldNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return undefined;
  return `wants Node.js ${OLDEST.join('.')} or later and stays off in ${version}`;
}

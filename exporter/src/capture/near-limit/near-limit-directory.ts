/** Where V8 writes what it writes by itself: `--diagnostic-dir` of the command line or of NODE_OPTIONS, else the working directory. */
export function nearLimitDirectory(
  execArgv: readonly string[],
  nodeOptions: string | undefined,
  workingDirectory: string,
): string {
  // The command line is read last, and the last one holds.
  const words = [...(nodeOptions ?? '').split(/\s+/), ...execArgv];
  let directory = workingDirectory;
  for (const [i, word] of words.entries()) {
    const [, given] = /^--diagnostic-dir(?:ectory)?=(.+)$/.exec(word) ?? [];
    const next = word === '--diagnostic-dir' ? words[i + 1] : given;
    if (next !== undefined) directory = next.startsWith('/') ? next : `${workingDirectory}/${next}`;
  }
  return directory;
}

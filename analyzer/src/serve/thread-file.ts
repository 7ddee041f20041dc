/**
 * The file of a thread, named from the folder of the sources. They run as they are where Node.js strips their types; what
 * is published is beside the parts that it is bundled in.
 */
export function threadFile(name: string): URL {
  return new URL(`../${name}${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);
}

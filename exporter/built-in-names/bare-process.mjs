// Writes a heap snapshot of a process that has loaded Node.js' own modules and nothing else, to the path given.
import { builtinModules, createRequire } from 'node:module';
import { writeHeapSnapshot } from 'node:v8';

const require = createRequire(import.meta.url);
for (const name of builtinModules) {
  try {
    require(name.startsWith('node:') ? name : `node:${name}`);
  } catch {
    // some are for other ways of starting Node.js
  }
}
for (const name of Object.getOwnPropertyNames(globalThis)) {
  try {
    // some of them are loaded as they are first touched
    Object.getOwnPropertyNames(globalThis[name].prototype);
  } catch {
    // not every global is a class
  }
}
new FormData().entries();
new Headers().entries();
await new Response('').text();
await fetch('data:,').catch(() => undefined);
writeHeapSnapshot(process.argv[2]);

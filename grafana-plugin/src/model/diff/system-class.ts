/** True for V8's own groups and what Node.js keeps in C++: no class that a program defines. */
export function isSystemClass(className: string): boolean {
  return /^\(|^system \/|^Node \//.test(className);
}

/** Classes of the language: every program has them, and their growth rarely names the culprit. */
const BUILT_IN = new Set([
  'Array',
  'ArrayBuffer',
  'BigInt',
  'Boolean',
  'Buffer',
  'DataView',
  'Date',
  'Error',
  'Function',
  'Generator',
  'Map',
  'Number',
  'Object',
  'Promise',
  'Proxy',
  'RegExp',
  'Set',
  'SharedArrayBuffer',
  'Symbol',
  'Uint8Array',
  'WeakMap',
  'WeakRef',
  'WeakSet',
]);

/** True for classes and functions of the program and its packages: what a reader can look for in the source. */
export function isUserClass(className: string): boolean {
  return !isSystemClass(className) && !BUILT_IN.has(className);
}

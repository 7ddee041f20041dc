const LONGEST_CHAIN = 32;

/**
 * Name of the nearest class of `emitter` that has one, empty where none has. Reads data properties only, so that no
 * getter of the program runs.
 */
export function nameEmitter(emitter: object): string {
  let link: object | null = emitter;
  for (let depth = 0; link !== null && depth < LONGEST_CHAIN; depth++) {
    const constructed: unknown = Object.getOwnPropertyDescriptor(link, 'constructor')?.value;
    if (typeof constructed === 'function') {
      const name: unknown = Object.getOwnPropertyDescriptor(constructed, 'name')?.value;
      if (typeof name === 'string' && name !== '') return name;
    }
    link = Object.getPrototypeOf(link);
  }
  return '';
}

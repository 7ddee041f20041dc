export type Method = (this: unknown, ...given: unknown[]) => unknown;

/** Methods of a prototype that ours stand in for. */
export interface ReplacedMethods {
  /** Puts every method back that nobody has replaced since; the property is then exactly what it was. */
  restore(): void;
}

/**
 * Replaces methods of `owner`; names that share one function share one replacement. What it looks like from outside
 * (the property's flags, the function's `name` and `length`) stays as it is.
 *
 * @throws TypeError when one of them cannot be replaced; then none is.
 */
export function replaceMethods(
  owner: object,
  names: readonly string[],
  wrap: (original: Method) => Method,
): ReplacedMethods {
  const wrappers = new Map<Method, Method>();
  const replaced: { name: string; before: PropertyDescriptor; wrapper: Method }[] = [];
  const restore = () => {
    for (const { name, before, wrapper } of replaced.splice(0)) {
      if (Object.getOwnPropertyDescriptor(owner, name)?.value === wrapper) {
        Reflect.defineProperty(owner, name, before);
      }
    }
  };

  for (const name of names) {
    const before = Object.getOwnPropertyDescriptor(owner, name);
    const original: unknown = before?.value;
    const wrapper = typeof original === 'function' ? wrapperOf(original as Method) : undefined;
    if (
      before === undefined ||
      wrapper === undefined ||
      !Reflect.defineProperty(owner, name, { ...before, value: wrapper })
    ) {
      restore();
      throw new TypeError(`${name} cannot be replaced`);
    }
    replaced.push({ name, before, wrapper });
  }
  return { restore };

  function wrapperOf(original: Method): Method {
    const known = wrappers.get(original);
    if (known !== undefined) return known;
    const wrapper = wrap(original);
    for (const property of ['name', 'length']) {
      const descriptor = Object.getOwnPropertyDescriptor(original, property);
      if (descriptor !== undefined) Reflect.defineProperty(wrapper, property, descriptor);
    }
    wrappers.set(original, wrapper);
    return wrapper;
  }
}

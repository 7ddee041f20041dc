import { expect, test } from 'vitest';
import { type Method, replaceMethods } from './replaced-methods.ts';

const handOn =
  (original: Method): Method =>
  (...given) =>
    original(...given);

function prototype() {
  function add(_event: unknown, _listener: unknown) {
    return 'added';
  }
  return Object.defineProperty({ add, on: add } as Record<string, unknown>, 'hidden', {
    value: (_only: unknown) => 'hidden',
    configurable: true,
    writable: false,
  });
}

test('the replacement looks like the original, and one function stays one', () => {
  const owner = prototype();
  const before = Object.getOwnPropertyDescriptors(owner);
  replaceMethods(owner, ['add', 'on', 'hidden'], handOn);
  const after = Object.getOwnPropertyDescriptors(owner);
  expect(owner['add']).not.toBe(before['add']?.value);
  expect(owner['add']).toBe(owner['on']);
  for (const name of ['add', 'hidden']) {
    const signature = ({ name, length }: Method) => ({ name, length });
    expect(signature(owner[name] as Method)).toEqual(signature(before[name]?.value));
  }
  for (const name of ['add', 'on', 'hidden']) {
    expect({ ...after[name], value: undefined }).toEqual({ ...before[name], value: undefined });
  }
});

test('restoring gives back the very same properties', () => {
  const owner = prototype();
  const before = Object.getOwnPropertyDescriptors(owner);
  replaceMethods(owner, ['add', 'on', 'hidden'], handOn).restore();
  expect(Object.getOwnPropertyDescriptors(owner)).toEqual(before);
  expect(owner['add']).toBe(before['add']?.value);
  expect(Object.keys(owner)).toEqual(['add', 'on']);
});

test('what somebody has wrapped since is left to them', () => {
  const owner = prototype();
  const { add } = owner;
  const replaced = replaceMethods(owner, ['add', 'on'], handOn);
  const theirs = () => 'theirs';
  owner['on'] = theirs;
  replaced.restore();
  expect(owner['on']).toBe(theirs);
  expect(owner['add']).toBe(add);
});

test('all or nothing', () => {
  const owner = Object.defineProperty(prototype(), 'fixed', { value: () => 0, configurable: false });
  const { add } = owner;
  expect(() => replaceMethods(owner, ['add', 'fixed'], handOn)).toThrow('fixed cannot be replaced');
  expect(() => replaceMethods(owner, ['add', 'absent'], handOn)).toThrow('absent cannot be replaced');
  expect(owner['add']).toBe(add);
  const frozen = Object.freeze(prototype());
  expect(() => replaceMethods(frozen, ['add'], handOn)).toThrow(TypeError);
});

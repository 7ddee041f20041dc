import { expect, test } from 'vitest';
import { createFaults } from './faults.ts';

test('counts every failure and tells each run of equal ones once', () => {
  const counted: string[] = [];
  const told: string[] = [];
  const faultOf = createFaults(
    (part) => counted.push(part),
    (line) => told.push(line),
  );
  faultOf('capture')(new Error('disk full'));
  faultOf('capture')(new Error('disk full'));
  faultOf('publish')('disk full');
  faultOf('capture')('other');
  faultOf('capture')(new Error('disk full'));
  expect(counted).toEqual(['capture', 'capture', 'publish', 'capture', 'capture']);
  expect(told).toEqual(['disk full', 'disk full', 'other', 'disk full']);
});

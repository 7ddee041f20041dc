import { describe, expect, test } from 'vitest';
import { formatBytes, formatBytesDelta } from './bytes.ts';

const KIB = 1024;
const MIB = 1024 * KIB;
const GIB = 1024 * MIB;

describe('formatBytes', () => {
  test.each([
    [0, '0 B'],
    [1, '1 B'],
    [0.4, '0 B'],
    [1023, '1023 B'],
    [1023.7, '1 KiB'],
    [KIB, '1 KiB'],
    [1536, '1.5 KiB'],
    [9.96 * MIB, '10 MiB'],
    [312.4 * MIB, '312 MiB'],
    [1023.9 * MIB, '1 GiB'],
    [1.3 * GIB, '1.3 GiB'],
    [4 * GIB, '4 GiB'],
    [5000 * 1024 * GIB, '5000 TiB'],
    [-3.4 * MIB, '−3.4 MiB'],
  ])('%d', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});

describe('formatBytesDelta', () => {
  test.each([
    [41 * MIB, '+41 MiB'],
    [-41 * MIB, '−41 MiB'],
    [0, '±0 B'],
    [-0.2, '±0 B'],
  ])('%d', (bytes, text) => {
    expect(formatBytesDelta(bytes)).toBe(text);
  });
});

import { expect, test } from 'vitest';
import { flameFrame } from './flame-frame.ts';

test("a heap profile has the fields that Grafana's flame graph asks for", () => {
  const frame = flameFrame({
    id: 'p',
    levels: [0, 1, 2],
    functionNames: ['all', 'serve', '(anonymous)'],
    places: ['', 'file:///srv/app.js:22:5', ''],
    totalBytes: [300, 200, 50],
    selfBytes: [0, 150, 50],
    leftOut: 3,
  });
  expect(frame.meta?.preferredVisualisationType).toBe('flamegraph');
  expect(frame.meta?.notices?.[0]?.text).toBe('3 smaller call paths are left out');
  expect(Object.fromEntries(frame.fields.map(({ name, values }) => [name, values]))).toEqual({
    level: [0, 1, 2],
    value: [300, 200, 50],
    self: [0, 150, 50],
    label: ['all', 'serve app.js:22:5', '(anonymous)'],
  });
  expect(frame.fields.find(({ name }) => name === 'value')?.config.unit).toBe('bytes');
});

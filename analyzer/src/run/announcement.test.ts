import { expect, test } from 'vitest';
import { parseAnnouncement } from './announcement.ts';

const announced = {
  pid: 4242,
  script: '/app/server.js',
  metricsUrl: 'http://127.0.0.1:40001',
  controlUrl: 'http://127.0.0.1:40002',
};

test('an announcement is read as it was written; without a control listener too', () => {
  expect(parseAnnouncement(JSON.stringify(announced))).toEqual(announced);
  const { controlUrl: _, ...uncontrolled } = announced;
  expect(parseAnnouncement(JSON.stringify(uncontrolled))).toEqual({ ...uncontrolled, controlUrl: undefined });
});

test.each([
  ['', 'nothing'],
  ['{"pid":1', 'half of one'],
  ['null', 'null'],
  [JSON.stringify({ ...announced, pid: '1' }), 'no number'],
  [JSON.stringify({ ...announced, metricsUrl: 'http://10.0.0.1:80' }), 'another machine'],
  [
    JSON.stringify({ ...announced, metricsUrl: 'http://127.0.0.1:1@evil.example:80' }),
    'another machine behind a name',
  ],
])('%s is none: %s', (text) => {
  expect(parseAnnouncement(text)).toBeUndefined();
});

test('the token is sent to no other machine', () => {
  const elsewhere = { ...announced, controlUrl: 'http://evil.example:9471' };
  expect(parseAnnouncement(JSON.stringify(elsewhere))?.controlUrl).toBeUndefined();
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseName, visiblePath, visibleText } from './visible-text.ts';

test.each([
  ['Session', 'Session'],
  ['a\u0000b', 'a\\u0000b'],
  ['tab\tand\nline', 'tab\\u0009and\\u000aline'],
  ['evil\u202egnp.exe', 'evil\\u202egnp.exe'],
  ['is\u2028olated\u2066', 'is\\u2028olated\\u2066'],
  ['zero\u200bwidth', 'zero\\u200bwidth'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
  ['lone\ud800', 'lone\ufffd'],
  ['שלום 会话 😀', 'שלום 会话 😀'],
])('%j is shown as %j', (text, shown) => {
  expect(visibleText(text)).toBe(shown);
});

test('a very long name says how long it is', () => {
  expect(visibleText('x'.repeat(5000))).toBe(`${'x'.repeat(240)}… (5,000 characters)`);
  expect(visiblePath(`/${'x'.repeat(5000)}/app.js`)).toMatch(/^…x{233}\/app\.js$/);
});

test('whatever the text, nothing unseen is left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visibleText(text)).not.toMatch(/[\p{Control}\p{Format}\p{Zl}\p{Zp}\p{Surrogate}]/u);
    }),
  );
});

test('the base name of what ends in a slash is the whole', () => {
  expect(baseName('C:\\tmp\\a.heapsnapshot')).toBe('a.heapsnapshot');
  expect(baseName('/tmp/')).toBe('/tmp/');
});

import { expect, test } from 'vitest';
import { AddSites } from './add-sites.ts';

const place = (line: number) => ({ url: '/app/server.js', line, column: 5 });

test('places are counted, the most frequent first, callers apart', () => {
  const sites = new AddSites();
  sites.add(place(1));
  for (const _ of [1, 2, 3]) sites.add({ ...place(2), calledFrom: place(9) });
  sites.add({ ...place(2), calledFrom: place(8) });
  sites.add(place(1));
  expect(sites.list()).toEqual([
    { ...place(2), calledFrom: place(9), samples: 3 },
    { ...place(1), samples: 2 },
    { ...place(2), calledFrom: place(8), samples: 1 },
  ]);
});

test('however many rare places pass, there is room for few, and the frequent one stays', () => {
  const sites = new AddSites();
  for (let line = 100; line < 1100; line++) {
    sites.add(place(line));
    if (line % 3 === 0) sites.add(place(7));
  }
  expect(sites.list()).toHaveLength(8);
  expect(sites.list()[0]).toMatchObject({ line: 7 });
});

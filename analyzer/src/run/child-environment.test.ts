import { expect, test } from 'vitest';
import { childEnvironment } from './child-environment.ts';

const folder = {
  path: '/tmp/run',
  token: 'secret',
  tokenFile: '/tmp/run/token',
  snapshots: '/tmp/run/snapshots',
  announcements: '/tmp/run/processes',
  remove: async () => undefined,
  removeNow: () => undefined,
};

test('the preload comes behind the options that are there, and the user’s own variables stay', () => {
  const given = childEnvironment(
    {
      PATH: '/bin',
      NODE_OPTIONS: '--max-old-space-size=100',
      HEAPWATCH_SERVICE: 'shop',
      HEAPWATCH_METRICS_PORT: '9470',
    },
    folder,
    'file:///my%20app/preload.js',
  );
  expect(given).toMatchObject({
    PATH: '/bin',
    NODE_OPTIONS: '--max-old-space-size=100 --import file:///my%20app/preload.js',
    HEAPWATCH_SERVICE: 'shop',
    HEAPWATCH_METRICS_PORT: '0',
    HEAPWATCH_METRICS_HOST: '127.0.0.1',
    HEAPWATCH_SNAPSHOT_DIR: '/tmp/run/snapshots',
  });
});

test('the token itself is in no variable', () => {
  expect(Object.values(childEnvironment({}, folder, 'file:///preload.js'))).not.toContain('secret');
});

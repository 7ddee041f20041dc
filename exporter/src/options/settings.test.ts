import { Registry } from 'prom-client';
import { describe, expect, test } from 'vitest';
import type { HeapwatchOptions } from './option-table.ts';
import { OPTION_TABLE, variableOf } from './option-table.ts';
import { parseSettings } from './settings.ts';

describe('parseSettings', () => {
  test('without anything gives the defaults and no complaint', () => {
    const { settings, complaints } = parseSettings({}, {});
    expect(complaints).toEqual([]);
    expect(settings).toEqual(Object.fromEntries(OPTION_TABLE.map((row) => [row.path, row.default])));
    expect(settings['metrics.port']).toBe(9470);
    expect(settings['control.host']).toBe('127.0.0.1');
  });

  test('takes code first, then the variable', () => {
    const environment = { HEAPWATCH_METRICS_PORT: '9001', HEAPWATCH_SERVICE: 'from-variable' };
    const { settings } = parseSettings({ metrics: { port: 9002 } }, environment);
    expect(settings['metrics.port']).toBe(9002);
    expect(settings.service).toBe('from-variable');
  });

  test('reads every kind of value from its variable', () => {
    const { settings, complaints } = parseSettings(
      {},
      {
        HEAPWATCH_METRICS_LISTEN: '0',
        HEAPWATCH_METRICS_PORT: '0',
        HEAPWATCH_CONTROL_HOST: '::1',
        HEAPWATCH_CONTROL_TOKEN_FILE: '/run/token',
        HEAPWATCH_CAPTURE_SIGNAL: 'SIGUSR2',
        HEAPWATCH_SNAPSHOT_DIR: '/var/lib/x',
        HEAPWATCH_INSTANCE: '',
      },
    );
    expect(complaints).toEqual([]);
    expect(settings).toMatchObject({
      'metrics.listen': false,
      'metrics.port': 0,
      'control.host': '::1',
      'control.tokenFile': '/run/token',
      'capture.signal': 'SIGUSR2',
      'snapshot.dir': '/var/lib/x',
      instance: undefined,
    });
  });

  test.each<[string, string, string]>([
    [
      'HEAPWATCH_METRICS_PORT',
      '70000',
      'wants whole number from 0 to 65535, got "70000"; using the default: 9470',
    ],
    ['HEAPWATCH_METRICS_PORT', '94.5', 'got "94.5"'],
    ['HEAPWATCH_SNAPSHOT_S3_ENDPOINT', 'ftp://store', 'without credentials; using the default: AWS'],
    ['HEAPWATCH_SNAPSHOT_S3_ENDPOINT', 'https://a:b@store', 'without credentials; using the default: AWS'],
    ['HEAPWATCH_METRICS_PORT', '0x10', 'got "0x10"'],
    ['HEAPWATCH_METRICS_LISTEN', 'toString', 'wants true or false, got "toString"'],
    ['HEAPWATCH_CAPTURE_SIGNAL', 'SIGKILL', 'wants SIGUSR2 or SIGHUP'],
    ['HEAPWATCH_SERVICE', '  ', 'wants text'],
  ])('complains about %s=%s in one line and keeps the default', (variable, value, words) => {
    const { settings, complaints } = parseSettings({}, { [variable]: value });
    expect(settings).toEqual(parseSettings({}, {}).settings);
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain(`variable ${variable} `);
    expect(complaints[0]).toContain(words);
    expect(complaints[0]).not.toContain('\n');
  });

  test('never shows a token that does not fit', () => {
    const { settings, complaints } = parseSettings({}, { HEAPWATCH_CONTROL_TOKEN: 'hunter2' });
    expect(settings['control.token']).toBeUndefined();
    expect(complaints.join()).toContain('at least 16 characters');
    expect(complaints.join()).not.toContain('hunter2');
  });

  test('takes groups within groups, and lines of tokens', () => {
    const tokens = 'grafana read a-token-of-the-tests\non-call read,capture b-token-of-the-tests';
    const { settings, complaints } = parseSettings(
      { control: { tls: { certFile: '/c.pem', keyFile: undefined } } },
      { HEAPWATCH_CONTROL_TLS_KEY_FILE: '/k.pem', HEAPWATCH_CONTROL_TOKEN: tokens },
    );
    expect(complaints).toEqual([]);
    expect(settings).toMatchObject({
      'control.tls.certFile': '/c.pem',
      'control.tls.keyFile': '/k.pem',
      'control.token': tokens,
    });
    const wrong = { control: { tls: { certFile: '/c.pem', password: 'x' } } } as unknown as HeapwatchOptions;
    expect(parseSettings(wrong, {}).complaints).toEqual([
      'there is no option control.tls.password; it is ignored',
    ]);
    expect(parseSettings({ control: { tls: 'on' } } as unknown as HeapwatchOptions, {}).complaints).toEqual([
      'option control.tls wants an object of options, got "on"; it is ignored',
    ]);
  });

  test('complains about options it does not know, and values of the wrong type in code', () => {
    const given = { metrics: { port: '9470', colour: 1 }, control: null, verbose: true, register: {} };
    const { settings, complaints } = parseSettings(given as unknown as HeapwatchOptions, {});
    expect(settings['metrics.port']).toBe(9470);
    expect(settings.register).toBeUndefined();
    expect(complaints).toEqual([
      'option register wants prom-client Registry, got an object; using the default: a registry of its own',
      'option metrics.port wants whole number from 0 to 65535, got "9470"; using the default: 9470',
      'there is no option metrics.colour; it is ignored',
      'option control wants an object of options, got null; it is ignored',
      'there is no option verbose; it is ignored',
    ]);
  });

  test('complains about a misspelt variable of a group, and about no other', () => {
    const environment = {
      HEAPWATCH_CAPTURE_ON_VERDIKT: 'true',
      HEAPWATCH_CAPTURE_ON_VERDICT: 'true',
      HEAPWATCH_SERVE_TOKEN: 'of-another-program',
      HEAPWATCH_METRICS_PORT_9470_TCP: 'tcp://10.0.0.1:9470',
    };
    expect(parseSettings({}, environment).complaints).toEqual([
      'there is no variable HEAPWATCH_CAPTURE_ON_VERDIKT; it is ignored',
    ]);
  });

  test('takes a registry', () => {
    const register = new Registry();
    expect(parseSettings({ register }, {})).toMatchObject({ settings: { register }, complaints: [] });
  });

  test('survives options that are no object', () => {
    for (const given of [null, 7, 'x', []]) {
      expect(parseSettings(given as unknown as HeapwatchOptions, {}).settings['metrics.port']).toBe(9470);
    }
  });
});

test('variables are named after the path', () => {
  expect(OPTION_TABLE.map(variableOf)).toEqual(
    expect.arrayContaining([
      'HEAPWATCH_SERVICE',
      'HEAPWATCH_CONTROL_TOKEN_FILE',
      'HEAPWATCH_SNAPSHOT_DIR',
      undefined,
    ]),
  );
});

import { expect, test } from 'vitest';
import { isNetworkDenied, type PermissionHost } from './network-permission.ts';

const host = (changes: Partial<PermissionHost> = {}): PermissionHost => ({
  permission: { has: () => false },
  execArgv: ['--permission'],
  allowedNodeEnvironmentFlags: new Set(['--allow-net']),
  env: {},
  ...changes,
});

test('is denied only where the model is on, knows of networks and was not told to allow them', () => {
  expect(isNetworkDenied(host())).toBe(true);
  expect(isNetworkDenied(host({ permission: { has: (scope) => scope === 'net' } }))).toBe(false);
  expect(isNetworkDenied(host({ allowedNodeEnvironmentFlags: new Set() }))).toBe(false);
  expect(isNetworkDenied({ ...host(), permission: undefined } as PermissionHost)).toBe(false);
});

test('is not denied by an audit, which only warns', () => {
  expect(isNetworkDenied(host({ execArgv: ['--permission-audit'] }))).toBe(false);
  expect(isNetworkDenied(host({ execArgv: [], env: { NODE_OPTIONS: '--permission-audit' } }))).toBe(false);
});

test('is not denied in this process', () => {
  expect(isNetworkDenied()).toBe(false);
});

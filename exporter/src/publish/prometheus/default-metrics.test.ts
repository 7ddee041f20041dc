import { Gauge, Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { addDefaultMetrics } from './default-metrics.ts';

const neverFails = (error: unknown): never => {
  throw error;
};
const names = (registry: Registry) => registry.getMetricsAsArray().map(({ name }) => name);

test('are added to a registry that has none, and taken off alone', () => {
  const registry = new Registry();
  const own = new Gauge({ name: 'own', help: 'Of the app', registers: [registry] });
  const remove = addDefaultMetrics(registry, neverFails);
  expect(names(registry)).toContain('nodejs_heap_size_used_bytes');
  remove();
  expect(registry.getMetricsAsArray()).toEqual([own]);
});

test('are left alone where the application has registered them', () => {
  const registry = new Registry();
  new Gauge({ name: 'nodejs_version_info', help: 'Of the app', registers: [registry] });
  addDefaultMetrics(registry, neverFails)();
  expect(names(registry)).toEqual(['nodejs_version_info']);
});

test('one that cannot be added is told, and those that were are taken off', () => {
  const registry = new Registry();
  new Gauge({ name: 'nodejs_active_handles', help: 'Of the app', registers: [registry] });
  const errors: unknown[] = [];
  const remove = addDefaultMetrics(registry, (error) => errors.push(error));
  expect(String(errors[0])).toContain('nodejs_active_handles');
  remove();
  expect(names(registry)).toEqual(['nodejs_active_handles']);
});

import { expect, test } from 'vitest';
import type { Meter, MeterProvider } from '../publish/opentelemetry/meter-provider.ts';
import { Scrape } from '../publish/scrape.ts';
import { Meters } from './meters.ts';

/** A provider whose callbacks are counted; of a meter nothing else is asked. */
function providerOf(changes: Partial<Meter> = {}) {
  let callbacks = 0;
  const meter: Meter = {
    createHistogram: () => ({ record: () => undefined }),
    createObservableGauge: () => ({}),
    createObservableCounter: () => ({}),
    createObservableUpDownCounter: () => ({}),
    addBatchObservableCallback: () => void callbacks++,
    removeBatchObservableCallback: () => void callbacks--,
    ...changes,
  };
  return { provider: { getMeter: () => meter }, callbacks: () => callbacks };
}

function meters() {
  const told: string[] = [];
  return {
    told,
    meters: new Meters(
      () => new Scrape(),
      false,
      (error) => told.push(String(error)),
    ),
  };
}

test('a provider is published on once, and left at the stop', async () => {
  const { provider, callbacks } = providerOf();
  const { told, meters: attached } = meters();
  await attached.attach(provider, true);
  await attached.attach(provider, false);
  expect(callbacks()).toBe(1);
  await attached.stop();
  expect(callbacks()).toBe(0);
  await attached.attach(provider, false);
  expect(callbacks()).toBe(0);
  expect(told).toEqual([]);
});

test('what is no provider, or a broken one, is told and never thrown', async () => {
  const { told, meters: attached } = meters();
  await attached.attach(undefined as unknown as MeterProvider, false);
  await attached.attach({} as MeterProvider, false);
  const broken = () => {
    throw new Error('of the SDK');
  };
  await attached.attach({ getMeter: broken }, false);
  await attached.attach(providerOf({ removeBatchObservableCallback: broken }).provider, false);
  const good = providerOf();
  await attached.attach(good.provider, false);
  await attached.stop();
  expect(good.callbacks()).toBe(0);
  expect(told).toEqual([
    'Error: cannot publish on the meter provider: it has no getMeter()',
    'Error: cannot publish on the meter provider: it has no getMeter()',
    'Error: cannot publish on the meter provider: of the SDK',
    'Error: cannot leave the meter provider: of the SDK',
  ]);
});

import { expect, test } from 'vitest';
import type { Detector, LeakState, Verdict } from '../detect/detector.ts';
import { leakCollector } from './leak-collector.ts';
import { type VerdictChange, watchVerdicts } from './verdict-watch.ts';

const verdict = (memory: Verdict['memory'], state: LeakState): Verdict => ({
  memory,
  state,
  leaking: state === 'leaking',
  slopeBytesPerHour: state === 'leaking' ? 7200 : 0,
  slopeInterval: [0, 0],
  confidence: 0.5,
  secondsToLimit: state === 'leaking' ? 60 : Number.POSITIVE_INFINITY,
  sinceMs: state === 'leaking' ? 5000 : undefined,
  why: state,
});

/** A watch over a detector that says what it is told to. */
function watched() {
  const states: Record<string, LeakState> = { heap: 'warming_up', external: 'warming_up' };
  const changes: VerdictChange[] = [];
  const errors: unknown[] = [];
  let fault: Error | undefined;
  let nowMs = 0;
  const detector = {
    push() {
      nowMs += 3;
      if (fault !== undefined) throw fault;
    },
    verdictOn: (memory: Verdict['memory']) => verdict(memory, states[memory] ?? 'stable'),
  } as unknown as Detector;
  const watch = watchVerdicts({
    detector,
    memory: ['heap', 'external'],
    takeSample: () => ({ timeMs: 1000, heapUsedBytes: 1, rssBytes: 1, heapLimitBytes: 1, majorGc: false }),
    onChange: (change) => changes.push(change),
    onError: (error) => errors.push(error),
    now: () => nowMs,
  });
  return { states, changes, errors, watch, fail: (error: Error) => (fault = error) };
}

test('every change of a state is told once, with what it was before', () => {
  const { states, changes, watch } = watched();
  watch.look();
  expect(changes).toEqual([]);
  states['heap'] = 'leaking';
  watch.look();
  watch.look();
  expect(
    changes.map(({ verdict, before, atMs }) => [verdict.memory, before.state, verdict.state, atMs]),
  ).toEqual([['heap', 'warming_up', 'leaking', 1000]]);
});

test('what fails is told, and the last verdict stays', () => {
  const { errors, watch, fail } = watched();
  fail(new Error('out of ideas'));
  watch.look();
  expect(errors).toEqual([new Error('out of ideas')]);
  expect(watch.verdicts.map(({ state }) => state)).toEqual(['warming_up', 'warming_up']);
  expect(watch.selfMs).toBe(3);
});

test('publishes one state of each kind of memory as 1, and when a leak began', () => {
  const { states, watch } = watched();
  states['external'] = 'leaking';
  watch.look();
  const written: string[] = [];
  leakCollector(watch).collect({
    value: (name, value, labels) => {
      if (value !== undefined && value !== 0)
        written.push(`${name}${JSON.stringify(Object.values(labels ?? {}))} ${value}`);
    },
    distribution: () => undefined,
  });
  expect(written).toEqual([
    'heapwatch_leak_state["main","heap","warming_up"] 1',
    'heapwatch_leak_confidence_ratio["main","heap"] 0.5',
    'heapwatch_leak_time_to_limit_seconds["main","heap"] Infinity',
    'heapwatch_leak_state["main","external","leaking"] 1',
    'heapwatch_leak_suspected["main","external"] 1',
    'heapwatch_leak_slope_bytes_per_second["main","external"] 2',
    'heapwatch_leak_confidence_ratio["main","external"] 0.5',
    'heapwatch_leak_since_timestamp_seconds["main","external"] 5',
    'heapwatch_leak_time_to_limit_seconds["main","external"] 60',
  ]);
});

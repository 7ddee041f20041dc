import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createDetector,
  type Detector,
  DetectorStateError,
  LEAK_STATES,
  type Sample,
  TEST_NAMES,
  type Verdict,
} from './detector.ts';

const MIB = 2 ** 20;
const HOUR = 3600_000;
const START = 1_790_000_000_000;

interface Story {
  readonly hours: number;
  readonly stepMs?: number;
  readonly live?: (hours: number) => number;
  readonly external?: (hours: number) => number;
  readonly native?: (hours: number) => number;
  readonly load?: (hours: number) => number;
  readonly bornHours?: (hours: number) => number;
  readonly sample?: Partial<Sample>;
  readonly startMs?: number;
  readonly scale?: number;
  /** Samples from one major GC to the next; 0 for none. */
  readonly gcEvery?: number;
  readonly noiseMib?: number;
}

/** Samples of a service; noise of about 1 % that is the same each time. */
function* tell(story: Story): Generator<Sample> {
  const stepMs = story.stepMs ?? 15_000;
  const scale = story.scale ?? 1;
  const gcEvery = story.gcEvery ?? 8;
  let minor = 0;
  for (let i = 1; i * stepMs <= story.hours * HOUR; i++) {
    const hours = (i * stepMs) / HOUR;
    minor += ((story.load?.(hours) ?? 1) * stepMs) / 5000;
    const live = ((story.live?.(hours) ?? 80) + (story.noiseMib ?? 1) * Math.sin(i * 12.9898)) * MIB * scale;
    const external = (story.external?.(hours) ?? 10) * MIB * scale;
    const used = live + (i % 8) * 4 * MIB * scale;
    const majorGc = gcEvery > 0 && i % gcEvery === 0;
    const bornMs = (story.startMs ?? START) + (story.bornHours?.(hours) ?? 0) * HOUR;
    yield {
      timeMs: (story.startMs ?? START) + i * stepMs,
      heapUsedBytes: used,
      rssBytes: used + external + (60 + (story.native?.(hours) ?? 0)) * MIB * scale,
      heapLimitBytes: 1024 * MIB * scale,
      majorGc,
      ...(majorGc ? { liveBytes: live } : {}),
      externalBytes: external,
      containerLimitBytes: 4096 * MIB * scale,
      minorGcCount: Math.floor(minor),
      eventLoopUtilization: 0.3,
      processStartMs: bornMs,
      ...story.sample,
    };
  }
}

function last(story: Story, detector: Detector = createDetector()): Verdict {
  let verdict: Verdict | undefined;
  for (const sample of tell(story)) verdict = detector.push(sample);
  return verdict as Verdict;
}

function toldAtHours(story: Story, detector: Detector = createDetector()): number | undefined {
  for (const sample of tell(story)) {
    if (detector.push(sample).leaking) return (sample.timeMs - (story.startMs ?? START)) / HOUR;
  }
  return undefined;
}

describe('a leak', () => {
  test('of the heap is told with its slope, since when, its limit and why', () => {
    const verdict = last({ hours: 10, live: (h) => 80 + 20 * Math.max(0, h - 2) });
    expect(verdict).toMatchObject({ state: 'leaking', leaking: true, memory: 'heap' });
    expect(verdict.slopeBytesPerHour / MIB).toBeCloseTo(20, 0);
    const [low, high] = verdict.slopeInterval;
    expect(low).toBeLessThan(verdict.slopeBytesPerHour);
    expect(high).toBeGreaterThan(verdict.slopeBytesPerHour);
    expect(verdict.confidence).toBeGreaterThan(0.9);
    expect(verdict.secondsToLimit / 3600).toBeCloseTo((1024 - 240) / 20, -1);
    expect(Math.abs((verdict.sinceMs ?? 0) - START - 2 * HOUR)).toBeLessThan(HOUR);
    expect(verdict.why).toMatch(
      /^The live set of the JavaScript heap has grown by 20 MiB\/h for [\d.]+ h, .* limit in about 39 h\.$/,
    );
  });

  test.each(['external', 'native'] as const)('of %s memory names it', (memory) => {
    const verdict = last({ hours: 8, [memory]: (h: number) => 30 + 40 * h });
    expect(verdict).toMatchObject({ leaking: true, memory });
    expect(verdict.slopeBytesPerHour / MIB).toBeCloseTo(40, -1);
  });

  test('that reaches its limit within the hour is told within minutes', () => {
    const told = toldAtHours({ hours: 4, live: (h) => 80 + 1200 * Math.max(0, h - 2), gcEvery: 2 });
    expect(told).toBeGreaterThan(2);
    expect(told).toBeLessThan(2.25);
  });

  test('goes on across deploys, and is told although no life of the process is long enough', () => {
    const verdict = last({
      hours: 14,
      bornHours: (h) => 3 * Math.floor(h / 3),
      live: (h) => 80 + 15 * (h % 3),
    });
    expect(verdict).toMatchObject({ leaking: true, memory: 'heap' });
    expect(verdict.slopeBytesPerHour / MIB).toBeCloseTo(15, 0);
  });

  test('is revoked when growth has ended, by itself or by a deploy', () => {
    const detector = createDetector();
    const ends = (h: number) => 80 + 20 * Math.min(h, 8);
    expect(last({ hours: 8, live: ends }, detector).leaking).toBe(true);
    expect(last({ hours: 14, live: ends }, detector).leaking).toBe(false);

    const fixed = createDetector();
    const story: Story = {
      hours: 8,
      live: (h) => (h < 8 ? 80 + 20 * h : 80),
      bornHours: (h) => (h < 8 ? 0 : 8),
    };
    expect(last(story, fixed).leaking).toBe(true);
    const healed = [...tell({ ...story, hours: 12 })].find((sample) => !fixed.push(sample).leaking);
    expect(((healed?.timeMs ?? 0) - START) / HOUR).toBeGreaterThan(8);
  });
});

describe('health', () => {
  test.each<[string, Story]>([
    ['a plateau', { hours: 24 }],
    ['a warm-up', { hours: 16, live: (h) => 80 + 150 * (1 - Math.exp(-h / 0.5)) }],
    ['logarithmic growth', { hours: 24, live: (h) => 80 + 20 * Math.log(1 + h / 0.1) }],
    ['a step after a deploy', { hours: 16, live: (h) => (h < 7 ? 80 : 130) }],
    [
      'a day of traffic',
      {
        hours: 24,
        load: (h) => 1.1 - Math.cos(h / 4),
        live: (h) => 80 + 60 * (1.1 - Math.cos(h / 4)),
      },
    ],
    [
      'a traffic ramp',
      {
        hours: 16,
        load: (h) => 1 + Math.min(2, h / 5) + 0.1 * Math.sin(h * 7),
        live: (h) => 80 + 40 * (1 + Math.min(2, h / 5) + 0.1 * Math.sin(h * 7)),
      },
    ],
    [
      'deploys',
      {
        hours: 16,
        bornHours: (h) => 4 * Math.floor(h / 4),
        live: (h) => 80 + 40 * Math.min(1, (h % 4) / 0.1),
      },
    ],
  ])('%s is never told', (_, story) => {
    expect(toldAtHours(story)).toBeUndefined();
  });

  test('a quiet service is stable after its warm-up', () => {
    expect(last({ hours: 0.1 })).toMatchObject({ state: 'warming_up', memory: 'heap' });
    const verdict = last({ hours: 6 });
    expect(verdict.state).toBe('stable');
    expect(verdict.secondsToLimit).toBe(Number.POSITIVE_INFINITY);
    expect(verdict.sinceMs).toBeUndefined();
    expect(Math.abs(verdict.slopeBytesPerHour)).toBeLessThan(MIB);
  });

  test('what rose once has no slope, what grows for a reason has one', () => {
    const detector = createDetector();
    // as resident memory does by a capture, which gives most of it back
    const captured = (h: number) => (h < 2 ? 0 : 300 + 200 * Math.exp(-(h - 2) / 0.1));
    for (const sample of tell({ hours: 6, native: captured, live: (h) => 80 + 30 * Math.log(1 + h / 0.5) })) {
      detector.push(sample);
      const native = detector.verdictOn('native');
      expect(native).toMatchObject({ slopeBytesPerHour: 0, secondsToLimit: Number.POSITIVE_INFINITY });
      expect(native.why).not.toMatch('grows,');
    }
    const heap = detector.verdictOn('heap');
    expect(heap).toMatchObject({ state: 'stable' });
    expect(heap.slopeBytesPerHour / MIB).toBeGreaterThan(5);
    expect(heap.secondsToLimit / 3600).toBeLessThan(1000);
  });

  test('without major GCs nothing is known of the heap', () => {
    const verdict = last({ hours: 6, live: (h) => 80 + 20 * h, gcEvery: 0 });
    expect(verdict.state).toBe('not_enough_gcs');
    expect(verdict.why).toContain('too few major GCs');
  });

  test.each([
    ['each 15 s', {}, 0.2, 0.25],
    ['each 3 s, GCs forced', { early: true }, 0.016, 0.18],
  ])(
    'of what grew in a long pause nothing is known until it was seen again: %s',
    (_, options, leastHours, mostHours) => {
      const isEarly = 'early' in options;
      const pauseHours = isEarly ? 0.5 : 2;
      const detector = createDetector(options);
      const states = new Map<number, string>();
      let pausedMs = 0;
      const story = {
        hours: isEarly ? 1 : 6,
        stepMs: isEarly ? 3000 : 15_000,
        gcEvery: isEarly ? 1 : 2,
        noiseMib: 0.2,
      };
      for (const sample of tell({ ...story, live: (h) => (h > story.hours / 2 ? 140 : 80) })) {
        if (sample.timeMs - START > (story.hours / 2) * HOUR) pausedMs = pauseHours * HOUR;
        const given = { ...sample, timeMs: sample.timeMs + pausedMs, processStartMs: START };
        detector.push(given);
        const kinds = (['heap', 'external', 'native'] as const).map((kind) => detector.verdictOn(kind).state);
        states.set((given.timeMs - START) / HOUR, [...new Set(kinds)].join());
      }
      const resumed = story.hours / 2 + pauseHours;
      const statesIn = (from: number, to: number) =>
        new Set([...states].filter(([hours]) => hours > from && hours < to).map(([, state]) => state));
      expect(statesIn(0.25, story.hours / 2)).toEqual(new Set(['stable']));
      expect(statesIn(resumed - 0.001, resumed + leastHours)).toEqual(new Set(['not_enough_gcs']));
      expect(statesIn(resumed + mostHours, resumed + story.hours / 2)).toEqual(new Set(['stable']));
    },
  );

  test('a leak after a long pause is told as soon as one before it', () => {
    const detector = createDetector();
    const pauseHours = 3;
    const story: Story = { hours: 4, live: (h) => 80 + 1200 * Math.max(0, h - 2), gcEvery: 2 };
    let told: number | undefined;
    for (const sample of tell(story)) {
      const hours = (sample.timeMs - START) / HOUR;
      const timeMs = sample.timeMs + (hours > 2 ? pauseHours * HOUR : 0);
      if (detector.push({ ...sample, timeMs }).leaking) told ??= hours - 2;
    }
    expect(told).toBeGreaterThan(0);
    expect(told).toBeLessThan(0.4);
  });

  test('a process that was read for long, and is no more, is not stable', () => {
    const detector = createDetector({ early: true });
    const story = { hours: 2, stepMs: 3000, noiseMib: 0.2 };
    for (const sample of tell({ ...story, gcEvery: 1 })) {
      const isRead = sample.timeMs - START < 0.5 * HOUR;
      const { liveBytes, ...unread } = sample;
      detector.push(isRead ? sample : { ...unread, majorGc: false });
    }
    expect(detector.verdictOn('heap').state).toBe('not_enough_gcs');
    expect(detector.verdictOn('native').state).toBe('stable');
  });

  test('growth while the event loop is saturated is overload', () => {
    const verdict = last({
      hours: 3,
      live: (h) => 80 + 300 * Math.max(0, h - 2.5),
      sample: { eventLoopUtilization: 1 },
      gcEvery: 2,
    });
    expect(verdict).toMatchObject({ state: 'overload', leaking: false });
  });
});

test('nothing depends on when it was or how large it is', () => {
  const story: Story = { hours: 7, live: (h) => 80 + 30 * h };
  const told = toldAtHours(story);
  expect(told).toBeDefined();
  expect(toldAtHours({ ...story, startMs: 500_000 })).toBe(told);
  expect(toldAtHours({ ...story, scale: 4 })).toBe(told);
  const sparse = toldAtHours({ ...story, stepMs: 60_000, gcEvery: 2 }) ?? 0;
  expect(Math.abs(sparse - (told ?? 0))).toBeLessThan(1);
});

test('early: a leak is told in a minute, a cache that fills in that minute is not', () => {
  const story = (live: (seconds: number) => number): Story => ({
    hours: 75 / 3600,
    stepMs: 2000,
    gcEvery: 2,
    noiseMib: 0.2,
    live: (h) => live(h * 3600),
  });
  const told = toldAtHours(
    story((s) => 8 + s / 6),
    createDetector({ early: true }),
  );
  expect((told ?? 0) * 3600).toBeGreaterThanOrEqual(60);
  expect(
    toldAtHours(
      story((s) => 8 + Math.min(s, 42)),
      createDetector({ early: true }),
    ),
  ).toBeUndefined();
  expect(toldAtHours(story((s) => 8 + s / 6))).toBeUndefined();
});

test('early: resident memory may settle for two minutes, a native leak is told in a quarter of an hour', () => {
  const story = (native: (minutes: number) => number): Story => ({
    hours: 0.5,
    stepMs: 3000,
    gcEvery: 1,
    noiseMib: 0.2,
    native: (h) => native(h * 60),
  });
  const early = () => createDetector({ early: true });
  expect(
    toldAtHours(
      story((minutes) => 65 * Math.min(minutes, 2)),
      early(),
    ),
  ).toBeUndefined();
  const told =
    toldAtHours(
      story((minutes) => 5 * minutes),
      early(),
    ) ?? 1;
  expect(told * 60).toBeGreaterThanOrEqual(10);
  expect(told * 60).toBeLessThan(15);
});

describe('early, where it is known what V8 has committed,', () => {
  const seconds = (hours: number) => hours * 3600;
  /** Live set of 8 MB, `committed` and `native` in MiB; what V8 gives back stays resident. */
  function toldOfNative(
    committed: (s: number) => number,
    native: (s: number) => number,
  ): Verdict | undefined {
    const detector = createDetector({ early: true });
    let most = 0;
    for (const sample of tell({
      hours: 300 / 3600,
      stepMs: 3000,
      gcEvery: 1,
      noiseMib: 0.2,
      live: () => 8,
    })) {
      const at = seconds((sample.timeMs - START) / HOUR);
      most = Math.max(most, committed(at));
      const heapTotalBytes = committed(at) * MIB;
      const rssBytes = (50 + most + 10 + native(at)) * MIB;
      const verdict = detector.push({ ...sample, heapTotalBytes, rssBytes });
      if (verdict.leaking) return verdict;
    }
    return undefined;
  }

  test('a native leak is told as soon as it took 16 MB', () => {
    const told = toldOfNative(
      () => 20,
      (s) => s / 3,
    );
    expect(told).toMatchObject({ memory: 'native' });
    expect((told?.slopeBytesPerHour ?? 0) / 60 / MIB).toBeCloseTo(20, 0);
    const slow = toldOfNative(
      () => 20,
      (s) => s / 40,
    );
    expect(slow).toBeUndefined();
  });

  test.each<[string, (s: number) => number, (s: number) => number]>([
    ['that a heap grows, and what it gives back stays', (s) => (s < 120 ? 20 + s : 30), () => 0],
    ['what the allocator takes while it settles', () => 20, (s) => 20 * (1 - Math.exp(-s / 40))],
    ['a pool of threads that fills in half a minute', () => 20, (s) => 3 * Math.min(s, 30)],
  ])('%s is no native leak', (_, committed, native) => {
    expect(toldOfNative(committed, native)).toBeUndefined();
  });
});

describe('early, where it is known what the process has asked for,', () => {
  /** When native memory was told, in seconds: resident memory moves by 30 MB as V8 touches what it has committed. */
  function toldAt(nativeMib: (seconds: number) => number): number | undefined {
    const detector = createDetector({ early: true });
    for (const sample of tell({
      hours: 180 / 3600,
      stepMs: 3000,
      gcEvery: 1,
      noiseMib: 0.2,
      live: () => 8,
    })) {
      const seconds = (sample.timeMs - START) / 1000;
      const askedFor = 90 + nativeMib(seconds) + 0.3 * Math.sin(seconds * 7.7);
      const { memory, leaking } = detector.push({
        ...sample,
        heapTotalBytes: 30 * MIB,
        privateBytes: askedFor * MIB,
        rssBytes: (askedFor - 15 - 15 * Math.cos(seconds / 12)) * MIB,
      });
      if (leaking) expect(memory).toBe('native');
      if (leaking) return seconds;
    }
    return undefined;
  }

  test.each([5, 13, 34])('a native leak of %d MB a minute is told within 75 s', (pace) => {
    expect(toldAt((seconds) => (pace * seconds) / 60)).toBeLessThanOrEqual(75);
  });

  test.each<[string, (seconds: number) => number]>([
    ['resident memory that moves', () => 0],
    ['what the allocator takes while it settles', (s) => 10 * (1 - Math.exp(-s / 15))],
    ['a cache of native memory that fills in half a minute', (s) => Math.min(s, 30)],
    ['a pool of threads that begins', (s) => (s > 40 ? 32 : 0)],
  ])('%s is no native leak', (_, nativeMib) => {
    expect(toldAt(nativeMib)).toBeUndefined();
  });
});

test('explain gives every test of the window that tells most, for each kind of memory', () => {
  const detector = createDetector();
  expect(detector.explain().heap).toMatchObject({ windowHours: undefined, tests: [] });
  last({ hours: 8, live: (h) => 80 + 20 * h }, detector);
  const { heap, external } = detector.explain();
  expect(heap.verdict).toEqual(detector.verdictOn('heap'));
  expect(heap.tests.every((test) => test.passed)).toBe(true);
  expect(heap.tests.map((test) => test.test)).toEqual(
    TEST_NAMES.filter((name) => name !== 'footprint' && name !== 'earlier slope'),
  );
  expect(external.tests.find((test) => !test.passed)).toMatchObject({ test: 'significance' });
  for (const { value, threshold, passed } of [...heap.tests, ...external.tests]) {
    expect(passed).toBe(value >= threshold);
  }
});

describe('serialize and restore', () => {
  test('through JSON, at any time, a restored detector says what the other would have', () => {
    const samples = [...tell({ hours: 8, live: (h) => 80 + 20 * h, bornHours: (h) => (h > 3 ? 3 : 0) })];
    const whole = createDetector();
    let parts = createDetector();
    samples.forEach((sample, i) => {
      if (i % 500 === 499) {
        const text = JSON.stringify(parts.serialize());
        expect(text.length).toBeLessThan(100_000);
        parts = createDetector();
        parts.restore(JSON.parse(text));
      }
      const [a, b] = [whole.push(sample), parts.push(sample)];
      expect(b.leaking).toBe(a.leaking);
    });
    expect(whole.verdictOn('heap').leaking).toBe(true);
  });

  test('evidence is carried into the next process', () => {
    const before = createDetector();
    last({ hours: 3, live: (h) => 80 + 20 * h }, before);
    const after = createDetector();
    after.restore(JSON.parse(JSON.stringify(before.serialize())));
    const second: Story = { hours: 3, startMs: START + 3.01 * HOUR, live: (h) => 80 + 20 * h };
    expect(last(second, after).leaking).toBe(true);
    expect(last(second).leaking).toBe(false);
  });

  test('what is no saved state is refused, and nothing has changed', () => {
    const detector = createDetector();
    last({ hours: 6, live: (h) => 80 + 20 * h }, detector);
    const known = JSON.stringify(detector.serialize());
    const saved = () => JSON.parse(known);
    const broken: unknown[] = [
      undefined,
      null,
      7,
      'state',
      [],
      {},
      { version: 2 },
      { ...saved(), cells: [[1, 2]] },
      { ...saved(), cells: [saved().cells[0].map(() => 'x')] },
      { ...saved(), cells: [...saved().cells].reverse() },
      { ...saved(), cells: Array(10_000).fill(saved().cells[0]) },
      { ...saved(), watches: {} },
      { ...saved(), lives: { life: 'a' } },
    ];
    for (const state of broken) expect(() => detector.restore(state)).toThrow(DetectorStateError);
    expect(JSON.stringify(detector.serialize())).toBe(known);
  });

  test('never throws anything else', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        for (const state of [a, { version: 1, lives: a, cells: b, watches: a }]) {
          try {
            createDetector().restore(state);
          } catch (error) {
            expect(error).toBeInstanceOf(DetectorStateError);
          }
        }
      }),
    );
  });
});

test('no sample makes it throw, and every verdict is one', () => {
  const number = fc.oneof(
    fc.double(),
    fc.integer({ min: 0, max: 2 ** 40 }),
    fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, -1),
  );
  const optional = fc.option(number, { nil: undefined });
  const sample = fc.record({
    timeMs: fc.oneof(number, fc.integer({ min: 0, max: 10_000_000 })),
    heapUsedBytes: number,
    rssBytes: number,
    heapLimitBytes: number,
    majorGc: fc.boolean(),
    liveBytes: optional,
    externalBytes: optional,
    heapTotalBytes: optional,
    containerLimitBytes: optional,
    majorGcCount: optional,
    minorGcCount: optional,
    eventLoopUtilization: optional,
    processStartMs: optional,
  });
  fc.assert(
    fc.property(fc.array(sample, { maxLength: 120 }), (samples) => {
      const detector = createDetector({ early: true });
      for (const one of samples) {
        const verdict = detector.push(one);
        expect(LEAK_STATES).toContain(verdict.state);
        expect(verdict.leaking).toBe(verdict.state === 'leaking');
        expect(verdict.confidence).toBeGreaterThanOrEqual(0);
        expect(verdict.confidence).toBeLessThanOrEqual(1);
      }
      detector.explain();
    }),
    { numRuns: 200 },
  );
});

test('samples that come twice, late or without a time change nothing', () => {
  const clean = createDetector();
  const noisy = createDetector();
  let before: Sample | undefined;
  for (const sample of tell({ hours: 2 })) {
    clean.push(sample);
    noisy.push(sample);
    noisy.push(sample);
    if (before !== undefined) noisy.push(before);
    noisy.push({ ...sample, timeMs: Number.NaN });
    before = sample;
  }
  expect(noisy.serialize()).toEqual(clean.serialize());
});

import type { MemoryKind } from './sample.ts';
import type { LeakState, TestName } from './verdict.ts';

const NAMES: Readonly<Record<MemoryKind, string>> = {
  heap: 'the live set of the JavaScript heap',
  external: 'external memory (buffers held by JavaScript)',
  native: 'native memory (outside of the heap and of buffers)',
};

export interface Said {
  readonly state: LeakState;
  readonly memory: MemoryKind;
  readonly slopeBytesPerHour: number;
  readonly hours: number;
  readonly secondsToLimit: number;
  /** The test that kept it from being a leak. */
  readonly failedTest?: TestName | undefined;
}

const NOT_A_LEAK: Readonly<Record<TestName, string>> = {
  points: 'was read too seldom to say more',
  significance: 'does not grow beyond its noise',
  'rank correlation': 'does not rise steadily',
  'single step': 'rose once and stayed',
  patience: 'grows, but not for long enough yet to be told from a cache that fills',
  effect: 'grows too little to matter',
  noise: 'grows less than it scatters',
  footprint: 'grows no more than the coming and going of the heap explains',
  slowdown: 'grows ever more slowly',
  'earlier slope': 'grows more slowly than before',
  'new height': 'is no higher than it has been before',
  'levelling off': 'grows as a cache that fills or a warm-up does',
};

/** A verdict as one sentence. */
export function wordVerdict(said: Said): string {
  const name = NAMES[said.memory];
  switch (said.state) {
    case 'warming_up':
      return 'The process has just been started: what grows now is mostly warm-up.';
    case 'not_enough_gcs':
      return said.memory === 'native'
        ? 'The process was seen too seldom of late: nothing can be said of growth yet.'
        : 'There were too few major GCs of late to know the live set: nothing can be said of growth yet.';
    case 'overload':
      return 'The event loop is saturated and work piles up: memory grows because of that, not by a leak.';
    case 'stable': {
      const reason = said.failedTest === undefined ? 'does not grow' : NOT_A_LEAK[said.failedTest];
      return capital(`${name} ${reason}.`);
    }
    case 'leaking': {
      const pace = `${wordBytes(said.slopeBytesPerHour)}/h for ${wordHours(said.hours)}`;
      const end = Number.isFinite(said.secondsToLimit)
        ? ` and reaches its limit in about ${wordHours(said.secondsToLimit / 3600)}`
        : '';
      return capital(
        `${name} has grown by ${pace}, evenly and by more than traffic explains,${end}.`,
      ).replace(',.', '.');
    }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function wordBytes(bytes: number): string {
  const mib = bytes / 2 ** 20;
  return `${mib >= 10 ? Math.round(mib) : Number(mib.toPrecision(2))} MiB`;
}

function wordHours(hours: number): string {
  if (hours < 1 / 30) return `${Math.round(hours * 3600)} s`;
  if (hours < 1.5) return `${Math.round(hours * 60)} min`;
  if (hours < 48) return `${Number(hours.toPrecision(2))} h`;
  return `${Math.round(hours / 24)} days`;
}

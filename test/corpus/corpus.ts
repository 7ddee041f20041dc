import type { Sample } from '../../exporter/src/detect/sample.ts';
import { type Random, seededRandom } from './random.ts';
import type { Truth } from './scenario.ts';
import { HEALTHY_SHAPES } from './shapes/healthy.ts';
import { LEAK_SHAPES, type Shape } from './shapes/leaks.ts';
import { MINUTE_SHAPES } from './shapes/minutes.ts';
import { simulate } from './simulate.ts';

/** One process watched for hours, and what is true of it. */
export interface Series {
  /** Shape and number, as `slow 2`. */
  readonly name: string;
  readonly shape: string;
  readonly hours: number;
  readonly truth: Truth;
  readonly samples: readonly Sample[];
}

export const LEAKING = 38;
export const HEALTHY = 32;

/** Draws the corpus of a seed: 38 leaking series, 32 healthy ones, the shapes in turn. Series are made as they are asked for. */
export function* drawCorpus(seed: number): Generator<Series> {
  const random = seededRandom(seed);
  yield* drawSeries(LEAK_SHAPES, LEAKING, random);
  yield* drawSeries(HEALTHY_SHAPES, HEALTHY, random);
}

function* drawSeries(
  shapes: Readonly<Record<string, Shape>>,
  count: number,
  random: Random,
): Generator<Series> {
  const list = Object.values(shapes);
  // a count that does not divide evenly must not favour the first shapes
  const first = Math.floor(random.uniform(0, list.length));
  for (let i = 0; i < count; i++) {
    const own = random.fork();
    const shape = list[(first + i) % list.length];
    if (shape === undefined) continue;
    const scenario = shape(own);
    yield {
      name: `${scenario.shape} ${1 + Math.floor(i / list.length)}`,
      shape: scenario.shape,
      hours: scenario.hours,
      truth: scenario.truth,
      samples: simulate(scenario, own),
    };
  }
}

const MINUTE_SERIES = 80;

/** Draws the first minutes of programs, ten of each shape. */
export function drawMinutes(seed: number): Generator<Series> {
  return drawSeries(MINUTE_SHAPES, MINUTE_SERIES, seededRandom(seed));
}

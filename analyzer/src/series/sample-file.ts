import type { Sample } from '@heapwatch/exporter/detector';
import { SeriesError } from './series-error.ts';

const NEEDED = ['timeMs', 'heapUsedBytes', 'rssBytes', 'heapLimitBytes'] as const;

/** Samples of the detector in a file's text: a JSON list of them, or one to a line. Throws {@link SeriesError}. */
export function parseSamples(text: string): readonly Sample[] {
  const samples = parseValues(text);
  for (const [at, sample] of samples.entries()) {
    const missing = NEEDED.filter((field) => typeof Reflect.get(Object(sample), field) !== 'number');
    if (missing.length > 0) throw new SeriesError(`sample ${at + 1} has no number as ${missing.join(', ')}`);
  }
  if (samples.length === 0) throw new SeriesError('it holds no samples');
  return samples as readonly Sample[];
}

function parseValues(text: string): readonly unknown[] {
  const isList = text.trimStart().startsWith('[');
  const pieces = isList ? [text] : text.split('\n');
  const parsed = pieces.flatMap((piece, at): unknown[] => {
    if (piece.trim() === '') return [];
    try {
      const value: unknown = JSON.parse(piece);
      return isList ? (value as unknown[]) : [value];
    } catch {
      const place = isList ? 'it' : `line ${at + 1}`;
      throw new SeriesError(`${place} is no JSON: expected samples of the detector, a list or one to a line`);
    }
  });
  return parsed;
}

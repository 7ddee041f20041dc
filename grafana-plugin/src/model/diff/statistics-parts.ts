import type { SnapshotStatistics } from 'heapwatch/wire';

export type StatisticsKind =
  | 'code'
  | 'strings'
  | 'jsArrays'
  | 'typedArrays'
  | 'system'
  | 'otherNative'
  | 'objects';

export interface StatisticsPart {
  readonly kind: StatisticsKind;
  readonly label: string;
  readonly bytes: number;
}

/** The split that Chrome DevTools shows, as parts that add up to the total. */
export function statisticsParts(statistics: SnapshotStatistics): readonly StatisticsPart[] {
  const { total, code, strings, jsArrays, system, native, typedArrays } = statistics;
  const objects = total - code - strings - jsArrays - system - native;
  return [
    { kind: 'objects', label: 'Objects and closures', bytes: Math.max(0, objects) },
    { kind: 'strings', label: 'Strings', bytes: strings },
    { kind: 'jsArrays', label: 'Arrays', bytes: jsArrays },
    { kind: 'code', label: 'Code', bytes: code },
    { kind: 'system', label: "V8's own", bytes: system },
    { kind: 'typedArrays', label: 'Buffers', bytes: typedArrays },
    { kind: 'otherNative', label: 'Other native', bytes: Math.max(0, native - typedArrays) },
  ];
}

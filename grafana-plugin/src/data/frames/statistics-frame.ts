import { createDataFrame, type DataFrame } from '@grafana/data';
import type { SnapshotStatistics } from 'heapwatch/wire';
import { statisticsParts } from '../../model/diff/statistics-parts.ts';
import { bytesField, textField } from './frame-fields.ts';

/** Where a snapshot's bytes are: parts that add up to the whole, as a bar or pie draws them. */
export function statisticsFrame(statistics: SnapshotStatistics): DataFrame {
  const parts = statisticsParts(statistics);
  return createDataFrame({
    name: 'Statistics',
    fields: [
      textField(
        'Kind',
        parts.map(({ label }) => label),
        'What the bytes are used for',
      ),
      bytesField(
        'Size',
        parts.map(({ bytes }) => bytes),
        'All parts together are the whole snapshot',
      ),
    ],
  });
}

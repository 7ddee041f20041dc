import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import type { FlameGraphAnswer } from 'heapwatch/wire';
import { placeText } from '../../model/diff/path-text.ts';
import { bytesField, textField } from './frame-fields.ts';

/** A heap profile as Grafana's flame graph reads it: a row for each call path, depth first, under the whole. */
export function flameFrame(graph: FlameGraphAnswer): DataFrame {
  const { levels, functionNames, places, totalBytes, selfBytes, leftOut } = graph;
  return createDataFrame({
    name: 'Heap profile',
    meta: {
      preferredVisualisationType: 'flamegraph',
      ...(leftOut === 0
        ? {}
        : { notices: [{ severity: 'info', text: `${leftOut} smaller call paths are left out` }] }),
    },
    fields: [
      {
        name: 'level',
        type: FieldType.number,
        values: [...levels],
        config: { description: 'How many calls deep' },
      },
      bytesField('value', [...totalBytes], 'Alive of what the function and all that it called allocated'),
      bytesField('self', [...selfBytes], 'Alive of what the function itself allocated'),
      textField(
        'label',
        functionNames.map((name, at) => [name, shortPlace(places[at] ?? '')].filter(Boolean).join(' ')),
        'The function, and where it begins',
      ),
    ],
  });
}

/** `file:///srv/app.js:22:5` as the other frames have it. */
function shortPlace(place: string): string {
  const [, url, line, column] = /^(.*):(\d+):(\d+)$/.exec(place) ?? [];
  return url === undefined ? '' : placeText({ url, line: Number(line), column: Number(column) });
}

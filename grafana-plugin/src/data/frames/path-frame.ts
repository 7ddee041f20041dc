import { createDataFrame, type DataFrame } from '@grafana/data';
import type { PathStep } from 'heapwatch/wire';
import { edgeText, placeText } from '../../model/diff/path-text.ts';
import { countField, textField } from './frame-fields.ts';

/** A retaining path, root first, one step a row. */
export function pathFrame(path: readonly PathStep[]): DataFrame {
  return createDataFrame({
    name: 'Retaining path',
    fields: [
      countField(
        'Step',
        path.map((_step, at) => at),
        'From the root',
      ),
      textField(
        'Reference',
        path.map((step, at) => (at === 0 ? '' : edgeText(step))),
        'Property, variable or element that leads here',
      ),
      textField(
        'Class',
        path.map(({ className }) => className),
        "Constructor, function, or V8's own name",
      ),
      countField(
        'Times',
        path.map(({ count }) => count ?? 1),
        'How often the steps up to here repeat',
      ),
      textField(
        'Written at',
        path.map(({ source }) => placeText(source)),
        'As the snapshot says',
      ),
    ],
  });
}

import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import type { Diff } from 'heapwatch/wire';
import type { DiffRow } from '../../model/diff/diff-rows.ts';
import type { DiffSubject } from '../../model/diff/diff-subject.ts';
import { bytesField, countField, textField } from './frame-fields.ts';

/** What of a diff is not its rows. */
export type DiffHead = Omit<Diff, 'classes'>;

/** A diff as the screen has it. */
export interface DiffReading {
  readonly subject: DiffSubject;
  readonly head: DiffHead;
  readonly rows: readonly DiffRow[];
}

/** Rides along with the frame: what the snapshot-diff panel needs besides the rows. */
interface DiffFrameMeta {
  readonly dataSourceUrl: string;
  readonly subject: DiffSubject;
  readonly head: DiffHead;
}

/** Classes of a diff as columns that any panel can show; our own panel finds the rest in the frame's meta. */
export function diffFrame(diff: Diff, subject: DiffSubject, dataSourceUrl: string): DataFrame {
  const { classes, ...head } = diff;
  const meta: DiffFrameMeta = { dataSourceUrl, subject, head };
  const numbers = (read: (row: DiffRow) => number) => classes.map(read);
  return createDataFrame({
    name: 'Diff',
    meta: {
      custom: { heapwatchDiff: meta },
      ...(head.classesLeftOut === 0
        ? {}
        : { notices: [{ severity: 'info', text: `${head.classesLeftOut} smaller classes are left out` }] }),
    },
    fields: [
      textField(
        'Class',
        classes.map(({ className }) => className),
        "Constructor, function, or V8's group in parentheses",
      ),
      countField(
        'Added',
        numbers(({ addedCount }) => addedCount),
        'Nodes that the baseline does not have',
      ),
      countField(
        'Removed',
        numbers(({ removedCount }) => removedCount),
        'Nodes that are gone',
      ),
      countField(
        'Delta',
        numbers(({ deltaCount }) => deltaCount),
        'Added less removed',
      ),
      bytesField(
        'Added size',
        numbers(({ addedBytes }) => addedBytes),
        'Shallow size of the added nodes',
      ),
      bytesField(
        'Removed size',
        numbers(({ removedBytes }) => removedBytes),
        'Shallow size of the removed nodes',
      ),
      bytesField(
        'Shallow delta',
        numbers(({ deltaBytes }) => deltaBytes),
        'Added size less removed size',
      ),
      bytesField(
        'Retained by added',
        numbers(({ retainedByAddedBytes }) => retainedByAddedBytes),
        'Bytes that would be freed with the added nodes of the class',
      ),
      ...(classes.some(({ grewEveryTime }) => grewEveryTime !== undefined)
        ? [
            {
              name: 'Grew every time',
              type: FieldType.boolean,
              values: classes.map(({ grewEveryTime }) => grewEveryTime === true),
              config: { description: 'Each snapshot has more of the class than the one before' },
            },
          ]
        : []),
      {
        name: 'Key',
        type: FieldType.string,
        values: classes.map(({ key }) => key ?? ''),
        config: { custom: { hidden: true }, description: 'Names the class to the service' },
      },
    ],
  });
}

/** The diff in one of the frames, with its data source's address; undefined if none is of ours. */
export function readDiffFrame(
  frames: readonly DataFrame[],
): { readonly reading: DiffReading; readonly dataSourceUrl: string } | undefined {
  for (const frame of frames) {
    const meta: DiffFrameMeta | undefined = frame.meta?.custom?.['heapwatchDiff'];
    if (meta !== undefined) {
      const { subject, head, dataSourceUrl } = meta;
      return { reading: { subject, head, rows: readRows(frame) }, dataSourceUrl };
    }
  }
  return undefined;
}

/** As the frame has them now: transformations may have taken rows away, or put them in another order. */
function readRows(frame: DataFrame): readonly DiffRow[] {
  const column = (name: string) => frame.fields.find((field) => field.name === name)?.values ?? [];
  const names = column('Class');
  const keys = column('Key');
  const every = column('Grew every time');
  const [addedCount, removedCount, deltaCount] = ['Added', 'Removed', 'Delta'].map(column);
  const [addedBytes, removedBytes, deltaBytes] = ['Added size', 'Removed size', 'Shallow delta'].map(column);
  const retained = column('Retained by added');
  return Array.from({ length: frame.length }, (_, at) => ({
    className: String(names[at]),
    ...(keys[at] ? { key: String(keys[at]) } : {}),
    isSystem: String(names[at]).startsWith('('),
    addedCount: Number(addedCount?.[at] ?? 0),
    removedCount: Number(removedCount?.[at] ?? 0),
    deltaCount: Number(deltaCount?.[at] ?? 0),
    addedBytes: Number(addedBytes?.[at] ?? 0),
    removedBytes: Number(removedBytes?.[at] ?? 0),
    deltaBytes: Number(deltaBytes?.[at] ?? 0),
    retainedByAddedBytes: Number(retained[at] ?? 0),
    ...(every[at] === undefined ? {} : { grewEveryTime: every[at] === true }),
  }));
}

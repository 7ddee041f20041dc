import { createDataFrame, type DataFrame } from '@grafana/data';
import type { SnapshotSummary } from 'heapwatch/wire';
import { bytesField, countField, textField } from './frame-fields.ts';

/** Totals of a snapshot's classes, the program's first. */
export function summaryFrame({ classes, classesLeftOut }: SnapshotSummary): DataFrame {
  return createDataFrame({
    name: 'Classes',
    fields: [
      textField(
        'Class',
        classes.map(({ className }) => className),
        "Constructor, function, or V8's group in parentheses",
      ),
      countField(
        'Count',
        classes.map(({ count }) => count),
        'Nodes of the class',
      ),
      bytesField(
        'Shallow size',
        classes.map(({ selfBytes }) => selfBytes),
        'Bytes of the nodes themselves',
      ),
      bytesField(
        'Retained size',
        classes.map(({ retainedBytes }) => retainedBytes),
        'Bytes that would be freed with all of them',
      ),
    ],
    meta: {
      ...(classesLeftOut === 0
        ? {}
        : { notices: [{ severity: 'info', text: `${classesLeftOut} smaller classes are left out` }] }),
    },
  });
}

import { createDataFrame, type DataFrame, FieldType } from '@grafana/data';
import type { Snapshot } from 'heapwatch/wire';
import { bytesField, countField, textField } from './frame-fields.ts';

/** Snapshots, newest first; sizes that are not known yet are empty. */
export function snapshotsFrame(snapshots: readonly Snapshot[]): DataFrame {
  const captured = snapshots.map((snapshot) => (snapshot.state === 'captured' ? snapshot : undefined));
  const texts = (read: (snapshot: Snapshot) => string | undefined) =>
    snapshots.map((snapshot) => read(snapshot) ?? '');
  return createDataFrame({
    name: 'Snapshots',
    fields: [
      {
        name: 'Captured',
        type: FieldType.time,
        values: snapshots.map(({ capturedAt }) => Date.parse(capturedAt)),
        config: { unit: 'dateTimeAsIso', description: 'When the capture began' },
      },
      textField(
        'Service',
        texts(({ service }) => service),
        'The service it is of',
      ),
      textField(
        'Instance',
        texts(({ instance }) => instance),
        'As the label of its metrics',
      ),
      textField('Isolate', texts(isolateText), 'The main thread, or a worker'),
      textField(
        'State',
        texts(({ state }) => state),
        'Captured, being captured, or failed',
      ),
      textField(
        'Reason',
        texts(({ reason }) => reason),
        'Why it was captured',
      ),
      bytesField(
        'File',
        captured.map((snapshot) => snapshot?.fileBytes ?? null),
        'As stored, packed or not',
      ),
      bytesField(
        'Heap',
        captured.map((snapshot) => snapshot?.heapBytes ?? null),
        'Of all nodes, once analysed',
      ),
      countField(
        'Nodes',
        captured.map((snapshot) => snapshot?.nodes ?? null),
        'Once analysed',
      ),
      textField(
        'Id',
        texts(({ id }) => id),
        'Names the snapshot to the service',
      ),
    ],
  });
}

function isolateText({ process, isolate }: Snapshot): string {
  return [process, isolate].filter((name) => name !== undefined && name !== '').join(' · ');
}

import type { AnnotationEvent, AnnotationSupport, DataFrame } from '@grafana/data';
import { map, of } from 'rxjs';
import type { SnapshotsQuery } from './snapshots-query.ts';

/** Captures as marks on time series; those that a verdict asked for say so. */
export const snapshotAnnotations: AnnotationSupport<SnapshotsQuery> = {
  prepareQuery: ({ target }) => ({ refId: 'Captures', ...target, queryType: 'snapshots' }),
  processEvents: (_annotation, frames) => of(frames).pipe(map((all) => all.flatMap(eventsOf))),
};

function eventsOf(frame: DataFrame): AnnotationEvent[] {
  const column = (name: string): readonly unknown[] =>
    frame.fields.find((field) => field.name === name)?.values ?? [];
  const [times, instances, isolates] = [column('Captured'), column('Instance'), column('Isolate')];
  const [states, reasons, ids] = [column('State'), column('Reason'), column('Id')];
  return times.map((time, at) => {
    const reason = String(reasons[at] ?? '');
    const who = [instances[at], isolates[at]].filter((name) => name !== '').join(' · ');
    return {
      id: String(ids[at]),
      time: Number(time),
      title: states[at] === 'failed' ? 'Snapshot failed' : 'Heap snapshot',
      // Grafana reads markup in it, and both come from elsewhere.
      text: escapeMarkup(reason === '' ? who : `${who}: ${reason}`),
      tags: ['heapwatch', /verdict|leak/i.test(reason) ? 'verdict' : 'capture'],
    };
  });
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

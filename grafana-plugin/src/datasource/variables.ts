import {
  CustomVariableSupport,
  type DataQueryRequest,
  type DataQueryResponse,
  dateTimeFormat,
  FieldType,
  toDataFrame,
} from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import type { Snapshot } from 'heapwatch/wire';
import { map, type Observable } from 'rxjs';
import { readyAnswer } from '../data/asked.ts';
import type { SnapshotService } from '../data/snapshot-service.ts';
import { capturedOf } from '../model/snapshots/snapshot-choice.ts';
import { plainQuery } from './plain-query.ts';
import { listed } from './query-frames.ts';
import { VariableEditor } from './variable-editor.tsx';

export type VariableKind = 'service' | 'instance' | 'isolate' | 'snapshot';

/** A dashboard variable: values of one kind, of the instance that another variable may name. */
export interface VariableQuery extends DataQuery {
  readonly kind?: VariableKind;
  readonly instance?: string;
}

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** Services, instances, isolates or snapshots, as values of a dashboard's variable. */
export class SnapshotVariables extends CustomVariableSupport<never, VariableQuery> {
  override readonly editor = VariableEditor;
  readonly #service: SnapshotService;

  constructor(service: SnapshotService) {
    super();
    this.#service = service;
  }

  override query = (request: DataQueryRequest<VariableQuery>): Observable<DataQueryResponse> => {
    const target = request.targets[0];
    const replace = (...asked: Parameters<ReturnType<typeof getTemplateSrv>['replace']>) =>
      getTemplateSrv().replace(...asked);
    const query = plainQuery({ refId: 'A', instance: target?.instance ?? '' }, replace, request.scopedVars);
    return readyAnswer(listed(this.#service, query)).pipe(
      map((snapshots) => {
        const choices = choicesOf(target?.kind ?? 'instance', snapshots);
        return {
          data: [
            toDataFrame({
              fields: [
                { name: 'value', type: FieldType.string, values: choices.map(({ value }) => value) },
                { name: 'text', type: FieldType.string, values: choices.map(({ text }) => text) },
              ],
            }),
          ],
        };
      }),
    );
  };
}

function choicesOf(kind: VariableKind, snapshots: readonly Snapshot[]): readonly Choice[] {
  if (kind === 'snapshot') {
    return capturedOf(snapshots).map(({ id, capturedAt, instance, isolate }) => ({
      value: id,
      text: [dateTimeFormat(Date.parse(capturedAt)), instance, isolate].filter(Boolean).join(' · '),
    }));
  }
  const values = new Set(snapshots.map((snapshot) => snapshot[kind] ?? '').filter((value) => value !== ''));
  return [...values].sort().map((value) => ({ value, text: value }));
}

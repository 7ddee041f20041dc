import type { TestDataSourceResponse } from '@grafana/data';
import { catchError, concatMap, map, type Observable, of } from 'rxjs';
import { readyAnswer } from '../data/asked.ts';
import { ServiceFailure, serviceFailure } from '../data/service-failure.ts';
import type { SnapshotService } from '../data/snapshot-service.ts';

/** Of the service that this data source speaks with. */
const API_VERSION = 1;

/** What is wrong, in the order in which it is to be mended: address, kind of service, version, token. */
export function checkHealth(service: SnapshotService): Observable<TestDataSourceResponse> {
  return readyAnswer(service.health()).pipe(
    catchError((thrown) => {
      const failure = serviceFailure(thrown);
      // Whatever is there, it has no such page.
      throw failure.kind === 'notFound' || failure.kind === 'refused' ? otherService() : failure;
    }),
    map((health) => {
      if (health.service !== 'heapwatch-analyzer') throw otherService();
      if (health.apiVersion !== API_VERSION) throw otherVersion(health.version);
      return health;
    }),
    concatMap((health) =>
      readyAnswer(service.instances()).pipe(
        map(({ instances }): TestDataSourceResponse => {
          const count = instances.length === 1 ? '1 instance' : `${instances.length} instances`;
          const capture = health.canCapture
            ? 'Captures are possible for Editors.'
            : '`heapwatch serve` has no capture token: nothing can be captured or deleted from here.';
          return {
            status: 'success',
            message: plainText(`heapwatch ${health.version} answers and knows ${count}. ${capture}`),
          };
        }),
      ),
    ),
    catchError((thrown) => {
      const { message, nextStep } = serviceFailure(thrown);
      return of({ status: 'error', message: plainText(`${message} ${nextStep}`) });
    }),
  );
}

/** Grafana shows the verdict as it is: no marks of code. */
function plainText(text: string): string {
  return text.replaceAll('`', '');
}

function otherService(): ServiceFailure {
  return new ServiceFailure(
    'wrongService',
    'Something answers at this address, but it is not `heapwatch serve`.',
    'Its default address is http://127.0.0.1:9472.',
  );
}

function otherVersion(version: string): ServiceFailure {
  return new ServiceFailure(
    'wrongService',
    `heapwatch ${version} answers, which speaks another version of the API than this plugin (${API_VERSION}).`,
    'Bring both to the same release.',
  );
}

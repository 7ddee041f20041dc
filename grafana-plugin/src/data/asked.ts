import type { Pending } from 'heapwatch/wire';
import { filter, map, type Observable } from 'rxjs';

/** What comes of a request: progress while the service works, then the answer. */
export type Asked<Answer> =
  | { readonly state: 'waiting'; readonly pending: Pending }
  | { readonly state: 'ready'; readonly answer: Answer };

/** The same with another answer; progress is passed on. */
export function mapAnswer<From, To>(change: (answer: From) => To) {
  return map(
    (asked: Asked<From>): Asked<To> =>
      asked.state === 'ready' ? { state: 'ready', answer: change(asked.answer) } : asked,
  );
}

/** The answer alone, when it is there. */
export function readyAnswer<Answer>(asked: Observable<Asked<Answer>>): Observable<Answer> {
  return asked.pipe(
    filter((each) => each.state === 'ready'),
    map(({ answer }) => answer),
  );
}

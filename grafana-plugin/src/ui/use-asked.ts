import type { Pending } from 'heapwatch/wire';
import { useCallback, useEffect, useState } from 'react';
import type { Observable, Subscription } from 'rxjs';
import type { Asked } from '../data/asked.ts';
import { type ServiceFailure, serviceFailure } from '../data/service-failure.ts';

export type AskedState<Answer> =
  | { readonly state: 'waiting'; readonly pending?: Pending }
  | { readonly state: 'ready'; readonly answer: Answer }
  | { readonly state: 'failed'; readonly failure: ServiceFailure };

/**
 * What comes of a request, as it comes. `ask` must keep its identity (`useCallback`): a new one is a new question, and
 * the old one is dropped. `undefined` asks nothing and waits.
 *
 * @returns the state, and a function that asks again.
 */
export function useAsked<Answer>(
  ask: (() => Observable<Asked<Answer>>) | undefined,
): readonly [AskedState<Answer>, () => void] {
  const [turn, setTurn] = useState(0);
  const [result, setResult] = useState<{ readonly of: unknown; readonly state: AskedState<Answer> }>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks the same again
  useEffect(() => {
    if (ask === undefined) return undefined;
    const show = (state: AskedState<Answer>): void => setResult({ of: ask, state });
    const subscription: Subscription = ask().subscribe({
      next: show,
      error: (thrown) => show({ state: 'failed', failure: serviceFailure(thrown) }),
    });
    return () => subscription.unsubscribe();
  }, [ask, turn]);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  // What belongs to an earlier question is not shown for this one.
  return [result !== undefined && result.of === ask ? result.state : { state: 'waiting' }, again];
}

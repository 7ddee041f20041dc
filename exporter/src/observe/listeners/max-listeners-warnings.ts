import type { EventEmitter } from 'node:events';

/** The emitter and event a MaxListenersExceededWarning is about, where it says so. */
export interface MaxListenersWarning {
  readonly emitter: object | undefined;
  readonly event: unknown;
}

/**
 * Reports every MaxListenersExceededWarning of this isolate. Node.js prints warnings by a listener of its own, so one
 * more changes nothing of that.
 * @returns a function that ends it
 */
export function watchMaxListenersWarnings(
  onWarning: (warning: MaxListenersWarning) => void,
  source: Pick<EventEmitter, 'on' | 'off'> = process,
): () => void {
  const onAny = (warning: unknown) => {
    if (!(warning instanceof Error) || warning.name !== 'MaxListenersExceededWarning') return;
    const { emitter, target, type } = warning as { emitter?: unknown; target?: unknown; type?: unknown };
    const about = emitter ?? target;
    onWarning({
      emitter: typeof about === 'object' && about !== null ? about : undefined,
      event: type,
    });
  };
  source.on('warning', onAny);
  return () => {
    source.off('warning', onAny);
  };
}

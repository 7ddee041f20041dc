import type { Socket } from 'node:net';
import type { PauseListener } from '../../capture/capture-pauses.ts';

/** Its timers hold the server, so they are to end with it. */
export interface PauseAllowance extends PauseListener {
  stop(): void;
}

/** The clocks of a server of Node.js, which looks at them now and then. */
export interface RequestClocks {
  headersTimeout: number;
  requestTimeout: number;
}

/**
 * Takes pauses of the process off the clocks by which a server cuts clients off: timers run before what has come
 * meanwhile is read, so after a pause those who were connected would be told that they are too slow. A connection of before
 * a pause has so much longer; when the extra time ends, none of them can be within its own any more, and a later one
 * never has more than its own.
 */
export function pauseAllowance(
  server: RequestClocks,
  now: () => number = () => performance.now(),
): PauseAllowance {
  const { headersTimeout, requestTimeout } = server;
  let pausing = 0;
  let beganMs = 0;
  let allowedMs = 0;
  const timers = new Set<NodeJS.Timeout>();
  const apply = () => {
    // 0 looks at no connection
    server.headersTimeout = pausing > 0 ? 0 : headersTimeout + allowedMs;
    server.requestTimeout = pausing > 0 ? 0 : requestTimeout + allowedMs;
  };
  return {
    begins() {
      if (pausing === 0) beganMs = now();
      pausing += 1;
      apply();
    },
    ends() {
      pausing -= 1;
      if (pausing === 0) {
        const pausedMs = Math.ceil(now() - beganMs);
        allowedMs += pausedMs;
        const end = () => {
          timers.delete(timer);
          allowedMs -= pausedMs;
          apply();
        };
        const timer = setTimeout(end, Math.max(headersTimeout, requestTimeout)).unref();
        timers.add(timer);
      }
      apply();
    },
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** Ends a connection on which nothing has moved for its time, what has come while the process stood still included. */
export function endIfSilent(socket: Socket): void {
  const moved = () => `${socket.bytesRead} ${socket.bytesWritten} ${socket.writableLength}`;
  const before = moved();
  setImmediate(() => {
    if (moved() === before) socket.destroy();
  });
}

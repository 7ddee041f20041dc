import type cluster from 'node:cluster';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const CHANNEL = 'child_process';
const LOADED = 'NativeModule cluster';

/**
 * Calls back once this process forks workers of a cluster, or at once where it may have done so. Most processes never do,
 * and `node:cluster` is 140 KB of live heap.
 * @returns a function that ends it
 */
export function onClusterUse(callback: () => void): () => void {
  if (isClusterLoaded()) {
    callback();
    return () => undefined;
  }
  const onChild = () => {
    if (!isClusterLoaded()) return;
    end();
    callback();
  };
  const end = () => void unsubscribe(CHANNEL, onChild);
  subscribe(CHANNEL, onChild);
  return end;
}

function isClusterLoaded(): boolean {
  const loaded: unknown = Reflect.get(process, 'moduleLoadList');
  // Where Node.js does not tell, it may be.
  return !Array.isArray(loaded) || loaded.includes(LOADED);
}

/** Whether this process is a worker of a cluster and can still talk to its primary. */
export function isClusterWorker(): boolean {
  // Loaded already where it is one, and not to be for any other child process that has a channel to its parent.
  if (!process.connected || !isClusterLoaded()) return false;
  return (process.getBuiltinModule('node:cluster') as unknown as typeof cluster).isWorker;
}

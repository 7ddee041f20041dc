import { bundlePackage } from '../bundle-package.ts';
import manifest from './package.json' with { type: 'json' };

// A comparison asks for a hundred files: to find, read and compile each costs more than comparing small snapshots.
await bundlePackage({
  folder: import.meta.dirname,
  manifest,
  // threads, and what `heapwatch run` loads into a program
  loadedByName: [
    'run/preload',
    'serve/analysis/analysis-thread',
    'serve/heap-profiles/flame-graph-thread',
    'serve/lookup/lookup-thread',
  ],
  /** The engine is one file, and what a comparison needs besides another. */
  chunkOf(isIn) {
    if (isIn('index')) return 'engine';
    return isIn('cli/main', 'cli/diff-command') ? 'comparison' : undefined;
  },
});

import { bundlePackage } from '../bundle-package.ts';
import manifest from './package.json' with { type: 'json' };

// A program that loads a hundred files has half a megabyte more alive than one that loads eight: a module's record, its
// place in the loader, its comments.
await bundlePackage({
  folder: import.meta.dirname,
  manifest,
  loadedByName: ['register-main'],
  /** A worker thread loads `thread` first and the rest a second later; the detector is published alone. */
  chunkOf(isIn) {
    if (isIn('register')) return 'thread';
    const isMain = isIn('index', 'register-main');
    if (isIn('detect/detector', 'detect/trend-line')) return isMain ? 'shared' : 'detector';
    return isMain ? 'main' : undefined;
  },
});

import { bundlePackage } from '../bundle-package.ts';
import { builtinsOfProcess } from './builtins-of-process.ts';
import manifest from './package.json' with { type: 'json' };

// A program that loads a hundred files has half a megabyte more alive than one that loads eight: a module's record, its
// place in the loader, its comments. With each the loader's own functions run more often, until V8 compiles them as well.
await bundlePackage({
  folder: import.meta.dirname,
  manifest,
  /** A worker thread loads `thread` first and the rest a second later; the detector is published alone. */
  chunkOf(isIn) {
    if (isIn('register')) return 'thread';
    if (!isIn('index')) return undefined;
    return isIn('detect/detector') ? 'shared' : 'main';
  },
  plugins: [builtinsOfProcess],
});

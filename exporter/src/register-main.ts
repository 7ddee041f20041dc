/** What `register.ts` loads in the main thread. */
import { startHeapwatch } from './index.ts';
import { isPackageManager } from './lifecycle/package-manager.ts';

if (!isPackageManager(process.argv[1])) startHeapwatch();

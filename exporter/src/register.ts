/** `node --import @heapwatch/exporter/register app.js`: starts from the variables alone. */
import { startHeapwatch } from './index.ts';
import { isPackageManager } from './lifecycle/package-manager.ts';

if (!isPackageManager(process.argv[1])) startHeapwatch();

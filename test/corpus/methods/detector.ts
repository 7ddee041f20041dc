import { createDetector } from '../../../exporter/src/detect/detector.ts';
import { fedMethod } from './method.ts';

/** Ours, as `@heapwatch/exporter/detector` has it, with nothing set. */
export const detector = fedMethod('heapwatch’s detector', () => {
  const { push } = createDetector();
  return push;
});

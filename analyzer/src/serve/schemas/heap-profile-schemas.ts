import type {
  FlameGraphAnswer,
  HeapProfile,
  HeapProfileList,
  UnansweredTarget,
} from '../wire/heap-profile.ts';
import { count, flag, list, name, number, object, text } from './schema.ts';

const heapProfile = name(
  'HeapProfile',
  object<HeapProfile>(
    { id: text, capturedAt: text, fileBytes: count, fileName: text },
    {
      service: text,
      instance: text,
      isolate: text,
      pid: number,
      reason: text,
      sampledSince: text,
      liveBytes: number,
      sampleCount: number,
      isAtTarget: flag,
    },
  ),
);
const unanswered = name(
  'UnansweredTarget',
  object<UnansweredTarget>({ service: text, instance: text, code: text, detail: text }, {}),
);
export const heapProfileList = name(
  'HeapProfileList',
  object<HeapProfileList>({ profiles: list(heapProfile) }, { unanswered: list(unanswered) }),
);
export const flameGraph = name(
  'FlameGraph',
  object<FlameGraphAnswer>(
    {
      id: text,
      levels: list(count),
      functionNames: list(text),
      places: list(text),
      totalBytes: list(number),
      selfBytes: list(number),
      leftOut: count,
    },
    {},
  ),
);

import type { MetricRow } from './metric-row.ts';

/** What the heap and the process hold. */
export const MEMORY_METRICS = [
  {
    name: 'heapwatch_heap_used_bytes',
    otelName: 'heapwatch.heap.used',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'JavaScript heap in use at the scrape, garbage not yet collected included.',
    reading:
      'The teeth of the sawtooth. Its height says little alone: look at the floor, `heapwatch_heap_live_bytes`.',
  },
  {
    name: 'heapwatch_heap_total_bytes',
    otelName: 'heapwatch.heap.total',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Memory V8 has reserved for the JavaScript heap.',
    reading: 'Follows heap used with delay; V8 gives pages back late. Always at least heap used.',
  },
  {
    name: 'heapwatch_heap_limit_bytes',
    otelName: 'heapwatch.heap.limit',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Heap size at which V8 gives up and the process dies of out-of-memory.',
    reading:
      'Set by `--max-old-space-size` plus the young generation. A container limit below it kills the process earlier.',
  },
  {
    name: 'heapwatch_heap_live_bytes',
    otelName: 'heapwatch.heap.live',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Live set: heap in use right after the last major GC.',
    reading:
      "The floor of the sawtooth, and the series to judge a leak by. A step function: it moves only with a major GC, and there is no series before the first one. Equal to V8's own figure, but for what the turn of the event loop in which the GC came allocated in the old generation after it: with long, allocating turns up to tens of MiB.",
  },
  {
    name: 'heapwatch_heap_allocated_bytes_total',
    otelName: 'heapwatch.heap.allocated',
    unit: 'By',
    kind: 'counter',
    labels: ['isolate'],
    help: 'Bytes allocated on the JavaScript heap since the exporter was started.',
    reading:
      "Its rate is what the program asks of the garbage collector. V8's own count in Node.js 26; in 22 and 24, which have none, an estimate from how full the young generation was before each GC and what was promoted since: see the architecture page for how far it was off.",
  },
  {
    name: 'heapwatch_heap_space_used_bytes',
    otelName: 'heapwatch.heap.space.used',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate', 'space'],
    help: "Bytes in use in each heap space, by V8's own name.",
    reading:
      'A leak of ordinary objects grows `old_space`, one of large arrays or strings `large_object_space`, one of functions made by `eval` or `new Function` the code spaces. `new_space` is what was allocated since the last minor GC.',
  },
  {
    name: 'heapwatch_heap_space_size_bytes',
    otelName: 'heapwatch.heap.space.size',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate', 'space'],
    help: 'Memory V8 has reserved for each heap space.',
    reading: 'Far above the used bytes for long: fragmentation, which the next compacting GC undoes.',
  },
  {
    name: 'heapwatch_external_memory_bytes',
    otelName: 'heapwatch.external.memory',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Memory outside the heap that is held by JavaScript objects.',
    reading:
      'Buffers, array buffers, WebAssembly memory and what native add-ons declare. Not counted in heap used.',
  },
  {
    name: 'heapwatch_array_buffers_bytes',
    otelName: 'heapwatch.array_buffers',
    unit: 'By',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Memory of ArrayBuffers and Buffers; a part of the external memory.',
    reading: 'Growth here beside a flat heap means Buffers are kept: look for what holds them.',
  },
  {
    name: 'heapwatch_contexts',
    otelName: 'heapwatch.contexts',
    unit: '{context}',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Native contexts: one for the program and one for each `vm` context that is not collected.',
    reading: 'Rises with every `vm.createContext` that is kept, and never falls in a leak of contexts.',
  },
  {
    name: 'heapwatch_detached_contexts',
    otelName: 'heapwatch.detached_contexts',
    unit: '{context}',
    kind: 'gauge',
    labels: ['isolate'],
    help: 'Native contexts that were detached and are not yet collected.',
    reading:
      'Above 0 for long: something still holds on to a context that is over, and with it to all of its globals.',
  },
  {
    name: 'heapwatch_resident_memory_bytes',
    otelName: 'heapwatch.resident.memory',
    unit: 'By',
    kind: 'gauge',
    labels: [],
    help: 'Resident set size of the whole process.',
    reading:
      "What the kernel and a container limit see: heap, external memory, code, stacks and the allocator's slack. Growth with flat heap and external memory is native.",
  },
  {
    name: 'heapwatch_memory_limit_bytes',
    otelName: 'heapwatch.memory.limit',
    unit: 'By',
    kind: 'gauge',
    labels: [],
    help: 'Memory the process may use: the smallest limit of its control groups (v1 and v2), else the memory of the machine.',
    reading:
      'Resident memory that reaches it is killed by the kernel, whatever the heap limit says. It is looked up again each minute, as a container may be resized.',
  },
] as const satisfies readonly MetricRow[];

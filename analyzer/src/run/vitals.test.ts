import { expect, test } from 'vitest';
import { readVitals } from './vitals.ts';

test('isolates are read with their memory, the main one first; other series and other programs are left alone', () => {
  const text = `# HELP heapwatch_heap_used_bytes x
# TYPE heapwatch_heap_used_bytes gauge
heapwatch_heap_used_bytes{isolate="resize-1"} 2000
heapwatch_heap_used_bytes{isolate="main"} 1000
heapwatch_heap_limit_bytes{isolate="main"} 5000
heapwatch_heap_live_bytes{isolate="main"} 900
heapwatch_leak_state{isolate="main",memory="heap",state="stable"} 0
heapwatch_leak_state{isolate="main",memory="heap",state="leaking"} 1
heapwatch_leak_slope_bytes_per_second{isolate="main",memory="heap"} 1.5e3
heapwatch_leak_time_to_limit_seconds{isolate="main",memory="heap"} 60
heapwatch_leak_state{isolate="main",memory="native",state="stable"} 1
heapwatch_leak_slope_bytes_per_second{isolate="main",memory="native"} 0
heapwatch_leak_time_to_limit_seconds{isolate="main",memory="native"} +Inf
heapwatch_errors_total{part="publish"} 0
app_heap_used_bytes{isolate="main"} 7
`;
  expect(readVitals(text)).toEqual([
    {
      isolate: 'main',
      heapUsedBytes: 1000,
      heapLimitBytes: 5000,
      liveBytes: 900,
      memories: [
        { memory: 'heap', state: 'leaking', slopeBytesPerSecond: 1500, secondsToLimit: 60 },
        {
          memory: 'native',
          state: 'stable',
          slopeBytesPerSecond: 0,
          secondsToLimit: Number.POSITIVE_INFINITY,
        },
      ],
    },
    {
      isolate: 'resize-1',
      heapUsedBytes: 2000,
      heapLimitBytes: undefined,
      liveBytes: undefined,
      memories: [],
    },
  ]);
});

test('what is no exposition has no isolates', () => {
  expect(readVitals('<html>heapwatch_heap_used_bytes</html>')).toEqual([]);
});

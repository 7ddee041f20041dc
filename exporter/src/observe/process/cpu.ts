import type { Collector } from '../../catalogue/series.ts';

/** CPU of the whole process. */
export function cpuCollector(readUsage = process.cpuUsage): Collector {
  return {
    collect(series) {
      const { user, system } = readUsage();
      series.value('heapwatch_cpu_seconds_total', user / 1e6, { mode: 'user' });
      series.value('heapwatch_cpu_seconds_total', system / 1e6, { mode: 'system' });
    },
  };
}

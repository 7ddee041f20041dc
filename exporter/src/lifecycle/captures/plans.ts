import type { GcWatch } from '../../observe/gc/gc-watch.ts';
import type { CapturePlans, CapturePlansParts } from './capture-plans.ts';

export interface PlansParts
  extends Pick<CapturePlansParts, 'settings' | 'captures' | 'profiles' | 'events' | 'threads' | 'onError'> {
  readonly gc: Pick<GcWatch, 'liveBytes'>;
}

/** What captures unasked, behind a door: it is loaded where an option switches it on. */
export function startPlans({ gc, ...parts }: PlansParts): { stop(): void } {
  const { settings, onError } = parts;
  let plans: CapturePlans | undefined;
  let isStopped = false;
  const load = async () => {
    const { startCapturePlans } = await import('./capture-plans.ts');
    if (isStopped) return;
    plans = startCapturePlans({
      ...parts,
      readBytes() {
        const { heapUsed, external } = process.memoryUsage();
        return (gc.liveBytes ?? heapUsed) + external;
      },
      age: () => performance.now(),
    });
  };
  const isOn = settings['capture.onVerdict'] || settings['capture.every'] !== undefined;
  if (isOn) void load().catch(onError);
  return {
    stop() {
      isStopped = true;
      plans?.stop();
    },
  };
}

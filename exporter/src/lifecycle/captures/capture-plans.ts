import { CaptureSchedule } from '../../capture/plan/capture-schedule.ts';
import {
  LeakPlan,
  type PlanOutcome,
  type PlanSituation,
  type PlanStep,
} from '../../capture/plan/leak-plan.ts';
import { ThreadPlans } from '../../capture/plan/thread-plans.ts';
import type { CaptureOutcome, CaptureRequest } from '../../capture/snapshot-capture.ts';
import type { LeakState } from '../../detect/verdict.ts';
import type { ThreadWatch } from '../../isolates/threads/thread-watch.ts';
import type { Settings } from '../../options/option-table.ts';
import type { EventHub, VerdictEvent } from '../events.ts';
import type { Captures } from './captures.ts';
import type { Profiles } from './profiles.ts';
import { threadSituation } from './thread-situation.ts';

/** Often enough for what takes minutes; a verdict is answered at once. */
const LOOK_MS = 5_000;
/** How long worker threads are waited for to say how they are. What they said last is taken then. */
const DEADLINE_MS = 500;

export interface CapturePlansParts {
  readonly settings: Settings;
  readonly captures: Pick<Captures, 'capture'>;
  readonly profiles: Pick<Profiles, 'isSampling' | 'capture'>;
  readonly events: Pick<EventHub, 'on'>;
  /** undefined where there are none. */
  readonly threads: () => Pick<ThreadWatch, 'labels' | 'find' | 'refresh'> | undefined;
  /** Bytes that may leak: the live set as far as it is known, and external memory. */
  readonly readBytes: () => number;
  /** Age of the process in milliseconds. */
  readonly age: () => number;
  readonly random?: () => number;
  readonly onError: (error: unknown) => void;
}

/** What captures unasked. */
export interface CapturePlans {
  /** Looks whether something is due, and captures it; one look at a time, also by a timer. Never rejects. */
  look(): Promise<void>;
  stop(): void;
}

/** Starts what captures by itself: the plan on a verdict, the schedule. */
export function startCapturePlans(parts: CapturePlansParts): CapturePlans {
  const { settings, captures, profiles, events, onError } = parts;
  const plan = settings['capture.onVerdict']
    ? new LeakPlan({ baselineAfterMs: settings['capture.baselineAfter'] * 1000 })
    : undefined;
  const threadPlans = plan && new ThreadPlans();
  const every = settings['capture.every'];
  const schedule =
    every === undefined
      ? undefined
      : new CaptureSchedule(every * 1000, parts.age(), parts.random ?? Math.random);
  const states = new Map<string, LeakState>();
  let why = '';
  let running: Promise<void> | undefined;

  const situation = (): PlanSituation => {
    // a snapshot does not show native memory
    const shown = [states.get('heap'), states.get('external')];
    return {
      ageMs: parts.age(),
      isLeaking: shown.includes('leaking'),
      isOverloaded: shown.includes('overload'),
      bytes: parts.readBytes(),
    };
  };

  const follow = async () => {
    const now = situation();
    const step = plan?.due(now);
    if (plan !== undefined && step !== undefined) {
      const request: CaptureRequest = {
        reason: reasonOf(step, why),
        trigger: 'verdict',
        ...(step === 'baseline' ? { keep: 'baseline' } : {}),
      };
      const outcome = await captures.capture(request);
      // a later snapshot may be refused for the size of the heap, and its heap profile wants one to be compared with
      const isAlone = step === 'baseline' && outcome.outcome === 'captured';
      if (isAlone && profiles.isSampling) await profiles.capture(request);
      // after it, as the GC of a capture tells the live set
      plan.ended(step, { ...now, bytes: parts.readBytes() }, planOutcome(outcome));
    } else if (schedule?.takeDue(now.ageMs)) {
      await captures.capture({ reason: `schedule: each ${every} s`, trigger: 'schedule' });
    } else {
      await followThreads();
    }
  };
  const followThreads = async () => {
    const due = threadPlans?.due(await threadSituations());
    if (threadPlans === undefined || due === undefined) return;
    const { isolate, step } = due;
    const reason = reasonOf(step, `thread ${isolate}`);
    threadPlans.ended(due, planOutcome(await captures.capture({ reason, isolate, trigger: 'verdict' })));
  };
  const threadSituations = async () => {
    const threads = parts.threads();
    await threads?.refresh(DEADLINE_MS);
    const situations = new Map<string, PlanSituation>();
    for (const label of threads?.labels ?? []) {
      const reading = threads?.find(label)?.reading;
      if (reading !== undefined) situations.set(label, threadSituation(reading, parts.age()));
    }
    return situations;
  };
  const look = () => {
    running ??= follow()
      .catch(onError)
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  events.on('verdict', (verdict: VerdictEvent) => {
    states.set(verdict.memory, verdict.state);
    if (!verdict.leaking) return;
    why = verdict.why;
    void look();
  });
  const timer = setInterval(() => void look(), LOOK_MS).unref();
  return { look, stop: () => clearInterval(timer) };
}

function reasonOf(step: PlanStep, why: string): string {
  if (step === 'baseline') return 'baseline, before any leak';
  return step === 'verdict' ? `leak: ${why}` : `further growth of a leak: ${why}`;
}

/** A capture that failed is tried again as one that was refused. A heap profile in its place will do. */
function planOutcome(outcome: CaptureOutcome): PlanOutcome {
  if (outcome.outcome === 'captured') return { captured: true };
  if (outcome.outcome === 'refused' && outcome.heapProfile !== undefined) return { captured: true };
  const seconds = outcome.outcome === 'refused' ? outcome.retryAfterSeconds : undefined;
  return { captured: false, ...(seconds === undefined ? {} : { retryMs: seconds * 1000 }) };
}

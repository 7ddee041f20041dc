import { type Claims, createClaimName, isDeadClaim } from './claims.ts';

/** A claim that was not put again for this long holds nobody up: longer than any pause that a process survives. */
const LIFE_MS = 600_000;
const RENEW_MS = 120_000;
/** How often, and how far apart, the first of several claims looks whether the others have stepped back. */
const LOOKS = 4;
const LOOK_MS = 250;

export interface LeaseOptions {
  readonly service: string;
  /** How many of the service may capture at once. */
  readonly atOnce: number;
  /** For who looks at the claim. */
  readonly holder: string;
  /** Of the claim; one of this process unless given. */
  readonly name?: string;
  /** Waits. */
  readonly pause?: (ms: number) => Promise<void>;
}

export interface CaptureLease {
  release(): Promise<void>;
}

/**
 * Asks whether this process may capture. It puts its claim, then lists all: it holds if fewer than `atOnce` others
 * are there. Of two that come at once the later one to list sees the other, so never do too many hold, whatever the
 * service behind knows of conditional writes. Where several see each other, the first by name waits a second for the
 * rest to step back.
 * @returns undefined when others hold it
 */
export async function takeCaptureLease(
  claims: Claims,
  { service, atOnce, holder, name = createClaimName(service), pause = sleep }: LeaseOptions,
): Promise<CaptureLease | undefined> {
  const text = `${JSON.stringify({ service, holder, pid: process.pid })}\n`;
  try {
    await claims.put(name, text);
    for (let look = 1; ; look++) {
      const others = await livingOthers(claims, name, service);
      if (others.length < atOnce) break;
      const rank = others.filter((other) => other < name).length;
      if (rank >= atOnce || look === LOOKS) {
        await claims.remove(name);
        return undefined;
      }
      await pause(LOOK_MS);
    }
  } catch (error) {
    await claims.remove(name).catch(() => undefined);
    throw error;
  }
  const renewing = setInterval(() => void claims.put(name, text).catch(() => undefined), RENEW_MS).unref();
  return {
    release() {
      clearInterval(renewing);
      return claims.remove(name);
    },
  };
}

/** Ages are told by the time of our own claim, so that no two clocks are compared. */
async function livingOthers(claims: Claims, own: string, service: string): Promise<string[]> {
  const all = await claims.list();
  const nowMs = all.find(({ name }) => name === own)?.modifiedMs;
  if (nowMs === undefined) throw new Error('the claim to capture is not listed');
  const living: string[] = [];
  for (const { name, modifiedMs } of all) {
    if (name === own) continue;
    if (nowMs - modifiedMs > LIFE_MS || isDeadClaim(name, service)) await claims.remove(name);
    else living.push(name);
  }
  return living;
}

function sleep(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms));
}

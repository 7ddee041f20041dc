import { createHash } from 'node:crypto';
import { ProblemError } from '../problems.ts';
import { type RemoteProfile, TargetClient } from '../targets/target-client.ts';
import type { Target } from '../targets/target-list.ts';
import type { HeapProfileList, UnansweredTarget } from '../wire/heap-profile.ts';
import { pickNote } from './profile-note.ts';
import type { ReadableProfile } from './readable-profile.ts';

/** Of whom the profiles are; what is absent, or empty, is not looked at. */
export interface TargetName {
  readonly service?: string;
  readonly instance?: string;
}

interface Listing {
  readonly profiles: readonly ReadableProfile[];
  readonly problem?: ProblemError;
}

/** A dashboard asks for each of its panels, and an exporter logs each request. */
const LISTED_FOR_MS = 10_000;
const FETCH_MS = 30_000;

/** Heap profiles that exporters keep. They are listed and read on request; nothing of them is stored. */
export class TargetProfiles {
  readonly #targets: readonly Target[];
  readonly #now: () => number;
  /** By instance; one that is under way too, so that nobody is asked twice at a time. */
  readonly #listings = new Map<string, { readonly askedMs: number; readonly listing: Promise<Listing> }>();

  constructor(targets: readonly Target[], now: () => number = () => performance.now()) {
    this.#targets = targets;
    this.#now = now;
  }

  async list({ service = '', instance = '' }: TargetName): Promise<Required<HeapProfileList>> {
    const asked = this.#targets.filter(
      (target) =>
        (service === '' || target.service === service) && (instance === '' || target.instance === instance),
    );
    const listings = await Promise.all(asked.map((target) => this.#listed(target)));
    return {
      profiles: listings.flatMap(({ profiles }) => profiles.map(({ described }) => described)),
      unanswered: listings.flatMap(({ problem }, k): UnansweredTarget[] => {
        const target = asked[k];
        if (problem === undefined || target === undefined) return [];
        const { code, detail } = problem.problem;
        return [{ service: target.service, instance: target.instance, code, detail }];
      }),
    };
  }

  /** Throws {@link ProblemError} where no target has it. */
  async find(id: string): Promise<ReadableProfile> {
    // whoever was told of it need not wait for all the others
    const known = await Promise.all([...this.#listings.values()].map(({ listing }) => listing));
    const found = profileOf(known, id);
    if (found !== undefined) return found;
    const listings = await Promise.all(this.#targets.map((target) => this.#listed(target)));
    const late = profileOf(listings, id);
    if (late !== undefined) return late;
    const silent = listings.filter(({ problem }) => problem !== undefined).length;
    const unsure = silent === 0 ? '' : `; ${silent} of ${listings.length} targets could not be asked`;
    throw ProblemError.of('not_found', `there is no heap profile of that id${unsure}`);
  }

  #listed(target: Target): Promise<Listing> {
    const known = this.#listings.get(target.instance);
    const askedMs = this.#now();
    if (known !== undefined && askedMs - known.askedMs < LISTED_FOR_MS) return known.listing;
    const listing = ask(target);
    this.#listings.set(target.instance, { askedMs, listing });
    return listing;
  }
}

function profileOf(listings: readonly Listing[], id: string): ReadableProfile | undefined {
  return listings.flatMap(({ profiles }) => profiles).find(({ described }) => described.id === id);
}

async function ask(target: Target): Promise<Listing> {
  const client = new TargetClient(target);
  try {
    const told = await client.heapProfiles();
    return { profiles: told.map((profile) => describe(client, target, profile)) };
  } catch (problem) {
    if (!(problem instanceof ProblemError)) throw problem;
    return { profiles: [], problem };
  }
}

function describe(client: TargetClient, target: Target, told: RemoteProfile): ReadableProfile {
  const { service, instance } = target;
  const { startedAt, ...note } = pickNote(told.meta);
  const { id, sizeBytes, sha256 } = told;
  if (startedAt === undefined)
    throw ProblemError.of(
      'target_answer_invalid',
      'the control listener told of a heap profile without a time',
    );
  return {
    described: {
      ...note,
      id,
      service,
      instance,
      capturedAt: new Date(startedAt).toISOString(),
      fileName: `${id}.heapprofile`,
      fileBytes: sizeBytes,
      isAtTarget: true,
    },
    state: JSON.stringify([service, instance, id, sha256]),
    content: () => fetchProfile(client, told),
  };
}

async function fetchProfile(client: TargetClient, { id, sizeBytes, sha256 }: RemoteProfile) {
  const { body } = await client.content(id, AbortSignal.timeout(FETCH_MS), 'heap-profiles');
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > sizeBytes) break;
    pieces.push(piece);
  }
  if (bytes !== sizeBytes) {
    throw ProblemError.of('target_unreachable', `other than the ${sizeBytes} bytes came that it has`);
  }
  const content = Buffer.concat(pieces);
  if (createHash('sha256').update(content).digest('hex') === sha256) return content;
  throw ProblemError.of('target_answer_invalid', 'what came is not what was captured (SHA-256)');
}

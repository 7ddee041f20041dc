import { open } from 'node:fs/promises';
import type { HeapProfile } from '../wire/heap-profile.ts';

/** What the exporter writes at the end of a profile, and tells of it, as far as it is of its type. */
export type ProfileNote = Partial<
  Omit<HeapProfile, 'id' | 'capturedAt' | 'fileBytes' | 'fileName' | 'isAtTarget'>
> & {
  /** ISO 8601. */
  readonly startedAt?: string;
};

/** Longer than the note can be: its longest text is a reason. */
const TAIL_BYTES = 8192;
const MAX_TEXT = 1000;
const MARK = '"heapwatch":{';
const FIELDS: Readonly<Record<keyof ProfileNote, 'string' | 'number'>> = {
  startedAt: 'string',
  service: 'string',
  instance: 'string',
  isolate: 'string',
  pid: 'number',
  reason: 'string',
  sampledSince: 'string',
  liveBytes: 'number',
  sampleCount: 'number',
};

/** The note at the end of the file, which can be told without reading what may be megabytes of call paths. */
export async function readProfileNote(path: string, fileBytes: number): Promise<ProfileNote> {
  const file = await open(path, 'r');
  try {
    const length = Math.min(TAIL_BYTES, fileBytes);
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(length),
      position: fileBytes - length,
    });
    return parseProfileNote(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await file.close();
  }
}

/** Of the end of a file, which may be no profile at all. */
export function parseProfileNote(tail: string): ProfileNote {
  const start = tail.lastIndexOf(MARK);
  const end = tail.trimEnd();
  if (start === -1 || !end.endsWith('}}')) return {};
  let value: unknown;
  try {
    value = JSON.parse(end.slice(start + MARK.length - 1, -1));
  } catch {
    return {};
  }
  return pickNote(value);
}

/** The known fields that are of their type; everything else is left out. */
export function pickNote(value: unknown): ProfileNote {
  if (typeof value !== 'object' || value === null) return {};
  const known = Object.entries(FIELDS).flatMap(([field, type]) => {
    const found: unknown = Reflect.get(value, field);
    if (typeof found !== type) return [];
    if (typeof found === 'string' && found.length > MAX_TEXT) return [];
    if (typeof found === 'number' && !Number.isFinite(found)) return [];
    if (field === 'startedAt' && Number.isNaN(Date.parse(String(found)))) return [];
    return [[field, found]];
  });
  return Object.fromEntries(known) as ProfileNote;
}

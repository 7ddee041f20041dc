import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** An instance that can be asked for snapshots. */
export interface Target {
  readonly service: string;
  readonly instance: string;
  /** Its exporter's control listener; ends in `/`. */
  readonly controlUrl: string;
  /** Read at every request, so that a token can be changed. */
  readonly tokenFile: string;
}

/** A list of targets that cannot be used; the message says where and why. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

/** Reads a JSON array of targets; paths in it are relative to the file. Throws {@link TargetError}. */
export async function readTargets(path: string): Promise<readonly Target[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new TargetError(
      `${path}: ${error.code === 'ENOENT' ? 'there is no such file' : `cannot be read (${error.code})`}`,
    );
  });
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    throw new TargetError(`${path}: is not JSON`);
  }
  if (!Array.isArray(list)) throw new TargetError(`${path}: is not an array of targets`);
  const targets = list.map((entry: unknown, k) =>
    parseTarget(entry, `${path}: target ${k + 1}`, dirname(path)),
  );
  const seen = new Set<string>();
  for (const { instance } of targets) {
    if (seen.has(instance)) throw new TargetError(`${path}: instance ${instance} is there twice`);
    seen.add(instance);
  }
  return targets;
}

function parseTarget(entry: unknown, where: string, folder: string): Target {
  const text = (field: keyof Target): string => {
    const value: unknown =
      typeof entry === 'object' && entry !== null ? Reflect.get(entry, field) : undefined;
    if (typeof value !== 'string' || value === '' || value.length > 500) {
      throw new TargetError(`${where}: ${field} is missing or no text`);
    }
    return value;
  };
  const url = URL.parse(text('controlUrl'));
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new TargetError(`${where}: controlUrl is no http or https URL`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new TargetError(`${where}: controlUrl holds a password: name a tokenFile`);
  }
  return {
    service: text('service'),
    instance: text('instance'),
    controlUrl: url.href.endsWith('/') ? url.href : `${url.href}/`,
    tokenFile: resolve(folder, text('tokenFile')),
  };
}

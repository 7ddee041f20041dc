import { DirectoryStore } from '../../capture/store/directory-store.ts';
import type { StoredKind } from '../../capture/store/meta/stored-kind.ts';
import type { StoredMeta } from '../../capture/store/meta/stored-meta.ts';
import type { SnapshotQuota } from '../../capture/store/quota.ts';
import type { SnapshotStore } from '../../capture/store/snapshot-store.ts';
import type { Settings } from '../../options/option-table.ts';
import type { Fault } from '../faults.ts';

export interface StoreParts {
  readonly settings: Settings;
  readonly directory: string;
  readonly service: string;
  /** Where in the service's part of a bucket: empty, or ends with a slash. */
  readonly folder: string;
  readonly quota: SnapshotQuota;
  readonly onError: Fault;
}

/** The store that the options name: the directory, or a bucket behind it. */
export async function openStore<Meta extends StoredMeta>(
  kind: StoredKind<Meta>,
  { settings, directory, service, folder, quota, onError }: StoreParts,
): Promise<SnapshotStore<Meta>> {
  const local = new DirectoryStore(directory, kind, { service, quota });
  const bucket = settings['snapshot.s3Bucket'];
  if (bucket === undefined) return local;
  const { BucketStore, keyPrefix } = await import('../../capture/store/bucket/bucket-store.ts');
  const prefix = keyPrefix(settings['snapshot.s3Prefix'], service) + folder;
  return new BucketStore(local, {
    service,
    keyPrefix: prefix,
    place: `s3://${bucket}/${prefix}`,
    quota,
    onError,
    openBucket: async () => {
      const [{ S3Bucket }, { loadS3Package }] = await Promise.all([
        import('../../capture/store/bucket/s3-bucket.ts'),
        import('../../capture/store/bucket/s3-package.ts'),
      ]);
      const s3 = await loadS3Package().catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new Error(`snapshot.s3Bucket needs the package @aws-sdk/client-s3 beside the exporter: ${why}`);
      });
      return new S3Bucket(s3, {
        bucket,
        endpoint: settings['snapshot.s3Endpoint'],
        region: settings['snapshot.s3Region'],
      });
    },
  });
}

/** How much may be kept of one kind: as much as of snapshots, but for the count. */
export function quotaOf(settings: Settings, maxCount: number): SnapshotQuota {
  return {
    maxBytes: settings['snapshot.maxBytes'],
    maxCount,
    maxAgeSeconds: settings['snapshot.maxAge'] * 86_400,
  };
}

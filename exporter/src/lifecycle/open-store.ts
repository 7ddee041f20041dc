import { DirectoryStore } from '../capture/store/directory-store.ts';
import type { SnapshotStore } from '../capture/store/snapshot-store.ts';
import type { Settings } from '../options/option-table.ts';
import type { Fault } from './faults.ts';

export interface StoreParts {
  readonly settings: Settings;
  readonly directory: string;
  readonly service: string;
  readonly onError: Fault;
}

/** The store that the options name: the directory, or a bucket behind it. */
export async function openStore({
  settings,
  directory,
  service,
  onError,
}: StoreParts): Promise<SnapshotStore> {
  const quota = {
    maxBytes: settings['snapshot.maxBytes'],
    maxCount: settings['snapshot.maxCount'],
    maxAgeSeconds: settings['snapshot.maxAge'] * 86_400,
  };
  const local = new DirectoryStore(directory, { service, quota });
  const bucket = settings['snapshot.s3Bucket'];
  if (bucket === undefined) return local;
  const prefix = settings['snapshot.s3Prefix'];
  const { BucketStore, keyPrefix } = await import('../capture/store/bucket-store.ts');
  return new BucketStore(local, {
    service,
    prefix,
    place: `s3://${bucket}/${keyPrefix(prefix, service)}`,
    quota,
    onError,
    openBucket: async () => {
      const [{ S3Bucket }, { loadS3Package }] = await Promise.all([
        import('../capture/store/s3-bucket.ts'),
        import('../capture/store/s3-package.ts'),
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

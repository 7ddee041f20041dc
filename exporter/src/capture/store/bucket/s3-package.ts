/** The client of S3, which is installed beside the exporter only where snapshots go to a bucket. */
export type S3Package = typeof import('@aws-sdk/client-s3');

/**
 * Loads the client by a name that no bundler reads: a program that is bundled without it is built all the same.
 * @throws where it is not installed
 */
export async function loadS3Package(): Promise<S3Package> {
  return import(['@aws-sdk', 'client-s3'].join('/'));
}

import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { type SnapshotContent, StoreUnavailableError } from '../snapshot-store.ts';
import type { Bucket, BucketObject, FileToUpload } from './bucket.ts';
import type { S3Package } from './s3-package.ts';
import { isOnePart, sendInParts } from './upload-parts.ts';

export interface S3Settings {
  readonly bucket: string;
  /** The service's address where it is not AWS. */
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
}

const ATTEMPTS = 4;
const CONNECT_MS = 5_000;
/** Of silence, not of transfer. */
const SILENCE_MS = 30_000;

/** A bucket of S3 or of a service that speaks it; credentials come by AWS's own chain. */
export class S3Bucket implements Bucket {
  readonly #s3: S3Package;
  readonly #client: S3Client;
  readonly #bucket: string;
  readonly #closing = new AbortController();

  constructor(s3: S3Package, { bucket, endpoint, region }: S3Settings) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#client = new s3.S3Client({
      maxAttempts: ATTEMPTS,
      requestHandler: {
        connectionTimeout: CONNECT_MS,
        socketTimeout: SILENCE_MS,
        requestTimeout: SILENCE_MS,
        throwOnRequestTimeout: true,
      },
      ...(region === undefined ? {} : { region }),
      ...(endpoint === undefined
        ? {}
        : {
            endpoint,
            // Others have no name for each bucket, nor the trailing checksums that AWS has.
            forcePathStyle: true,
            requestChecksumCalculation: 'WHEN_REQUIRED',
            responseChecksumValidation: 'WHEN_REQUIRED',
            ...(region === undefined && process.env.AWS_REGION === undefined ? { region: 'us-east-1' } : {}),
          }),
    });
  }

  async put(key: string, text: string): Promise<void> {
    const bytes = Buffer.from(text);
    await this.#asked(() =>
      this.#client.send(
        new this.#s3.PutObjectCommand({
          ...this.#object(key),
          Body: bytes,
          ContentType: 'application/json',
          ContentMD5: md5(bytes),
        }),
        this.#untilClosed,
      ),
    );
  }

  async putFile(key: string, file: FileToUpload, signal: AbortSignal): Promise<void> {
    await this.#asked(async () => {
      if (isOnePart(file)) {
        const send = (bytes: Buffer, abortSignal: AbortSignal) =>
          this.#client.send(
            new this.#s3.PutObjectCommand({
              ...this.#object(key),
              Body: bytes,
              ContentType: file.mediaType,
              ContentMD5: md5(bytes),
            }),
            { abortSignal },
          );
        await sendInParts(file, ({ bytes }, either) => send(bytes, either), signal);
      } else {
        await this.#putParts(key, file, signal);
      }
      const { ContentLength } = await this.#client.send(new this.#s3.HeadObjectCommand(this.#object(key)), {
        abortSignal: signal,
      });
      if (ContentLength !== file.sizeBytes) {
        throw new StoreUnavailableError(`it has ${ContentLength} bytes of ${file.sizeBytes}`);
      }
    });
  }

  async #putParts(key: string, file: FileToUpload, signal: AbortSignal): Promise<void> {
    const { UploadId } = await this.#client.send(
      new this.#s3.CreateMultipartUploadCommand({ ...this.#object(key), ContentType: file.mediaType }),
      { abortSignal: signal },
    );
    const upload = { ...this.#object(key), UploadId };
    try {
      const parts = await sendInParts(
        file,
        async ({ number, bytes }, abortSignal) => {
          const part = { ...upload, PartNumber: number, Body: bytes, ContentMD5: md5(bytes) };
          const { ETag } = await this.#client.send(new this.#s3.UploadPartCommand(part), { abortSignal });
          return { PartNumber: number, ETag };
        },
        signal,
      );
      await this.#client.send(
        new this.#s3.CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }),
        { abortSignal: signal },
      );
    } catch (error) {
      // What cannot be aborted now is by a later sweep.
      await this.#client
        .send(new this.#s3.AbortMultipartUploadCommand(upload), this.#untilClosed)
        .catch(() => undefined);
      throw error;
    }
  }

  async get(key: string): Promise<string | undefined> {
    return this.#asked(async () => {
      const { Body } = await this.#client.send(
        new this.#s3.GetObjectCommand(this.#object(key)),
        this.#untilClosed,
      );
      return Body?.transformToString();
    }, undefined);
  }

  async open(key: string): Promise<SnapshotContent | undefined> {
    return this.#asked(async () => {
      const { Body, ContentLength } = await this.#client.send(
        new this.#s3.GetObjectCommand(this.#object(key)),
        this.#untilClosed,
      );
      if (!(Body instanceof Readable) || ContentLength === undefined) return undefined;
      const close = async () => void Body.destroy();
      return { sizeBytes: ContentLength, stream: Body, close };
    }, undefined);
  }

  async list(prefix: string): Promise<readonly BucketObject[]> {
    return this.#asked(async () => {
      const objects: BucketObject[] = [];
      let next: string | undefined;
      do {
        const page = await this.#client.send(
          new this.#s3.ListObjectsV2Command({
            Bucket: this.#bucket,
            Prefix: prefix,
            ContinuationToken: next,
          }),
          this.#untilClosed,
        );
        for (const { Key, LastModified } of page.Contents ?? []) {
          if (Key !== undefined) objects.push({ key: Key, modifiedMs: LastModified?.getTime() ?? 0 });
        }
        next = page.IsTruncated === true ? page.NextContinuationToken : undefined;
      } while (next !== undefined);
      return objects;
    });
  }

  async remove(key: string): Promise<void> {
    await this.#asked(
      () => this.#client.send(new this.#s3.DeleteObjectCommand(this.#object(key)), this.#untilClosed),
      undefined,
    );
  }

  async abortUploads(prefix: string, beforeMs: number): Promise<void> {
    await this.#asked(async () => {
      const { Uploads } = await this.#client.send(
        new this.#s3.ListMultipartUploadsCommand({ Bucket: this.#bucket, Prefix: prefix }),
        this.#untilClosed,
      );
      for (const { Key, UploadId, Initiated } of Uploads ?? []) {
        if (Key === undefined || (Initiated?.getTime() ?? 0) >= beforeMs) continue;
        await this.#client.send(
          new this.#s3.AbortMultipartUploadCommand({ ...this.#object(Key), UploadId }),
          this.#untilClosed,
        );
      }
    });
  }

  close(): void {
    this.#closing.abort();
    this.#client.destroy();
  }

  get #untilClosed() {
    return { abortSignal: this.#closing.signal };
  }

  #object(key: string) {
    return { Bucket: this.#bucket, Key: key };
  }

  async #asked<T>(ask: () => Promise<T>): Promise<T>;
  async #asked<T>(ask: () => Promise<T>, missing: undefined): Promise<T | undefined>;
  async #asked<T>(ask: () => Promise<T>, ...missing: [undefined?]): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (missing.length > 0 && error instanceof this.#s3.S3ServiceException && error.name === 'NoSuchKey') {
        return undefined;
      }
      throw new StoreUnavailableError(`${this.#bucket}: ${this.#said(error)}`, { cause: error });
    }
  }

  #said(error: unknown): string {
    if (error instanceof this.#s3.S3ServiceException) {
      return `${error.name} (${error.$metadata.httpStatusCode ?? 'no status'}): ${error.message}`;
    }
    // a failed connection to several addresses has its cause inside
    if (error instanceof AggregateError && error.errors.length > 0) return this.#said(error.errors[0]);
    return error instanceof Error ? error.message || error.name : String(error);
  }
}

/** Checked by the service against what it has received; undefined where the system forbids MD5. */
function md5(bytes: Buffer): string | undefined {
  try {
    return createHash('md5').update(bytes).digest('base64');
  } catch {
    return undefined;
  }
}

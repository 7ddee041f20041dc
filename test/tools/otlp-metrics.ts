/** One series as it came over OTLP. */
export interface OtlpSeries {
  readonly name: string;
  readonly unit: string;
  readonly kind: 'gauge' | 'sum' | 'histogram';
  readonly isMonotonic: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  readonly value?: number;
  readonly histogram?: {
    readonly count: number;
    readonly sum: number;
    readonly bounds: readonly number[];
    /** Not cumulative; one more than bounds. */
    readonly counts: readonly number[];
  };
}

interface Field {
  readonly number: number;
  /** Bytes of a length-delimited field, else the number itself. */
  readonly bytes: Buffer;
  readonly number64: bigint;
}

/**
 * Decodes a body of OTLP/HTTP with protobuf: ExportMetricsServiceRequest of opentelemetry-proto 1.x, as far as numbers
 * and string attributes go. Field numbers are those of its metrics.proto and common.proto.
 */
export function decodeOtlpMetrics(body: Buffer): OtlpSeries[] {
  return messages(body, 1)
    .flatMap((resourceMetrics) => messages(resourceMetrics, 2))
    .flatMap((scopeMetrics) => messages(scopeMetrics, 2))
    .flatMap(decodeMetric);
}

function decodeMetric(metric: Buffer): OtlpSeries[] {
  const name = text(metric, 1);
  const unit = text(metric, 3);
  const common = { name, unit, isMonotonic: false };
  return [
    ...messages(metric, 5).flatMap((gauge) =>
      messages(gauge, 1).map((point) => ({ ...common, kind: 'gauge' as const, ...numberPoint(point) })),
    ),
    ...messages(metric, 7).flatMap((sum) =>
      messages(sum, 1).map((point) => ({
        ...common,
        kind: 'sum' as const,
        isMonotonic: fields(sum).some((field) => field.number === 3 && field.number64 === 1n),
        ...numberPoint(point),
      })),
    ),
    ...messages(metric, 9).flatMap((histogram) =>
      messages(histogram, 1).map((point) => ({
        ...common,
        kind: 'histogram' as const,
        attributes: attributes(point, 9),
        histogram: {
          count: Number(fixed(point, 4)?.readBigUInt64LE() ?? 0n),
          sum: fixed(point, 5)?.readDoubleLE() ?? 0,
          counts: packed(point, 6).map((bytes) => Number(bytes.readBigUInt64LE())),
          bounds: packed(point, 7).map((bytes) => bytes.readDoubleLE()),
        },
      })),
    ),
  ];
}

function numberPoint(point: Buffer) {
  const value = fixed(point, 4)?.readDoubleLE() ?? Number(fixed(point, 6)?.readBigInt64LE() ?? Number.NaN);
  return { attributes: attributes(point, 7), value };
}

function attributes(message: Buffer, number: number): Record<string, string> {
  return Object.fromEntries(
    messages(message, number).map((pair) => [text(pair, 1), text(messages(pair, 2)[0] ?? Buffer.of(), 1)]),
  );
}

const messages = (message: Buffer, number: number) =>
  fields(message)
    .filter((field) => field.number === number)
    .map(({ bytes }) => bytes);
const text = (message: Buffer, number: number) => messages(message, number).at(-1)?.toString() ?? '';
const fixed = (message: Buffer, number: number) => messages(message, number).at(-1);
const packed = (message: Buffer, number: number) =>
  messages(message, number).flatMap((bytes) =>
    Array.from({ length: bytes.length / 8 }, (_, i) => bytes.subarray(i * 8, i * 8 + 8)),
  );

/** The wire format of protobuf: a key, then what its type says. @throws RangeError where the message is cut */
function fields(message: Buffer): Field[] {
  const found: Field[] = [];
  let offset = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(offset++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (offset < message.length) {
    const key = Number(varint());
    const type = key & 7;
    const number64 = type === 0 ? varint() : 0n;
    const length = type === 0 ? 0 : type === 1 ? 8 : type === 5 ? 4 : Number(varint());
    if (offset + length > message.length) throw new RangeError(`field ${key >> 3} is cut at ${offset}`);
    found.push({ number: key >> 3, bytes: message.subarray(offset, offset + length), number64 });
    offset += length;
  }
  return found;
}

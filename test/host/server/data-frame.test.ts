import { expect, test } from 'vitest';
import { dataFrameJson } from './data-frame.ts';

const context = {
  refId: 'A',
  legendFormat: '{{instance}} {{ kind }}',
  executedQuery: 'x',
  stepMs: 15_000,
  resultType: 'matrix',
} as const;

test('seconds become milliseconds, text becomes numbers, labels become the name', () => {
  const frame = dataFrameJson(
    {
      metric: { instance: 'a', kind: 'major' },
      values: [
        [1.5, '2'],
        [16.5, '3.25'],
      ],
    },
    context,
  );
  expect(frame.data).toEqual({
    values: [
      [1_500, 16_500],
      [2, 3.25],
    ],
  });
  expect(frame.schema.name).toBe('a major');
  expect(frame.schema.fields[0]?.config).toEqual({ interval: 15_000 });
  expect(frame.schema.fields[1]?.labels).toEqual({ instance: 'a', kind: 'major' });
});

test('what JSON cannot hold is listed by place', () => {
  const values = [
    [1, 'NaN'],
    [2, '+Inf'],
    [3, '-Inf'],
    [4, '7'],
    [5, 'NaN'],
  ] as const;
  const { data } = dataFrameJson({ metric: {}, values }, context);
  expect(data.values[1]).toEqual([0, 0, 0, 7, 0]);
  expect(data.entities).toEqual([null, { NaN: [0, 4], Inf: [1], NegInf: [2] }]);
});

test('without a legend the browser names the series', () => {
  const frame = dataFrameJson({ metric: { a: 'b' }, values: [] }, { ...context, legendFormat: '__auto' });
  expect(frame.schema).not.toHaveProperty('name');
});

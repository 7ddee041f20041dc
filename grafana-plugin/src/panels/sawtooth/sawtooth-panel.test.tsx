import {
  createDataFrame,
  type DataFrame,
  dateTime,
  EventBusSrv,
  FieldType,
  LoadingState,
} from '@grafana/data';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEFAULT_OPTIONS } from './options.ts';
import { SawtoothPanel } from './sawtooth-panel.tsx';

const MIB = 1024 * 1024;
const MINUTE_MS = 60_000;
const START_MS = Date.UTC(2026, 0, 1);
const times = Array.from({ length: 121 }, (_, minute) => START_MS + minute * MINUTE_MS);

/** Two hours: teeth of 40 MiB over a floor that rises by `mibPerHour` from 165 MiB, under a limit of 512 MiB. */
function leak(instance: string, mibPerHour: number): DataFrame[] {
  const floor = times.map((_, minute) => (165 + (Math.floor(minute / 5) * 5 * mibPerHour) / 60) * MIB);
  const isolate = { job: 'node', instance, isolate: 'main' };
  return [
    series(
      'heapwatch_heap_limit_bytes',
      isolate,
      times.map(() => 512 * MIB),
    ),
    series(
      'heapwatch_heap_used_bytes',
      isolate,
      floor.map((bytes, minute) => bytes + (minute % 5) * 8 * MIB),
    ),
    series('heapwatch_heap_live_bytes', isolate, floor),
    series(
      'heapwatch_resident_memory_bytes',
      { job: 'node', instance },
      times.map(() => 401 * MIB),
    ),
  ];
}

function series(metric: string, labels: Record<string, string>, values: number[]): DataFrame {
  return createDataFrame({
    refId: 'A',
    fields: [
      { name: 'Time', type: FieldType.time, values: times, config: { interval: MINUTE_MS } },
      { name: 'Value', type: FieldType.number, values, labels: { __name__: metric, ...labels } },
    ],
  });
}

function panelProps(frames: DataFrame[], state = LoadingState.Done): ComponentProps<typeof SawtoothPanel> {
  const from = dateTime(times[0]);
  const to = dateTime(times.at(-1));
  const timeRange = { from, to, raw: { from, to } };
  return {
    id: 1,
    title: 'Sawtooth',
    width: 900,
    height: 300,
    data: { state, series: frames, timeRange },
    timeRange,
    timeZone: 'utc',
    options: DEFAULT_OPTIONS,
    fieldConfig: { defaults: {}, overrides: [] },
    eventBus: new EventBusSrv(),
    transparent: false,
    renderCounter: 0,
    replaceVariables: (text) => text,
    onOptionsChange: () => {},
    onFieldConfigChange: () => {},
    onChangeTimeRange: () => {},
  };
}

// Grafana's tooltip draws a tenth of a second late: by then the page of these tests may be gone.
beforeAll(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterAll(() => void vi.useRealTimers());
afterEach(cleanup);

describe('with series', () => {
  test('one line says who, and how much, and how fast', () => {
    render(<SawtoothPanel {...panelProps(leak('checkout-7f', 41))} />);
    expect(screen.getByText('checkout-7f · main')).toBeTruthy();
    expect(screen.getByTestId('sawtooth-headline').textContent).toBe(
      'heap 247 MiB · live 247 MiB (+41 MiB/h) · limit 512 MiB',
    );
    expect(document.querySelectorAll('canvas')).toHaveLength(1);
  });

  test('RSS is shown only when asked for', () => {
    const props = panelProps(leak('checkout-7f', 41));
    render(<SawtoothPanel {...props} options={{ ...DEFAULT_OPTIONS, showResidentMemory: true }} />);
    expect(screen.getByTestId('sawtooth-headline').textContent).toMatch(/ · limit 512 MiB · RSS 401 MiB$/);
  });

  test('of several instances those that grew most come first, and what was cut is counted', () => {
    const frames = [leak('calm', 1), leak('worst', 90), leak('bad', 30)].flat();
    render(<SawtoothPanel {...panelProps(frames)} />);
    const headlines = screen.getAllByTestId('sawtooth-headline').map((element) => element.textContent);
    expect(headlines).toHaveLength(2);
    expect(headlines[0]).toContain('(+90 MiB/h)');
    expect(headlines[1]).toContain('(+30 MiB/h)');
    expect(screen.getByText(/^1 more, which grew less, not shown/)).toBeTruthy();
  });

  test('no major GC yet is said, not drawn', () => {
    const frames = leak('young', 0).filter(
      ({ fields }) => !JSON.stringify(fields[1]?.labels).includes('live'),
    );
    render(<SawtoothPanel {...panelProps(frames)} />);
    expect(screen.getByTestId('sawtooth-headline').textContent).toContain('live: no major GC yet');
  });
});

describe('beneath the plot', () => {
  const [at, later] = [times[30] ?? 0, times[90] ?? 0];
  const who = { job: 'node', instance: 'checkout-7f' };
  const taken = series(
    'heapwatch_snapshot_last_timestamp_seconds',
    who,
    times.map((time) => (time < later ? at : later) / 1_000),
  );
  const since = series(
    'heapwatch_leak_since_timestamp_seconds',
    { ...who, isolate: 'main', memory: 'heap' },
    times.map(() => at / 1_000),
  );
  const annotations = [
    createDataFrame({
      fields: [
        { name: 'time', type: FieldType.time, values: [at + 1_000, later, later] },
        { name: 'id', type: FieldType.string, values: ['first', 'second', 'foreign'] },
        { name: 'title', type: FieldType.string, values: ['Heap snapshot', 'Heap snapshot', 'Deploy'] },
        {
          name: 'text',
          type: FieldType.string,
          values: ['checkout-7f · main: alert', 'checkout-7f · main', ''],
        },
        { name: 'tags', type: FieldType.other, values: [['heapwatch'], ['heapwatch'], ['deploy']] },
      ],
    }),
  ];

  test('two snapshots are marked, and lead to their diff once both are chosen', () => {
    const props = panelProps([...leak('checkout-7f', 41), taken]);
    render(<SawtoothPanel {...props} data={{ ...props.data, annotations }} />);
    const marks = screen.getAllByRole('button', { name: /^Heap snapshot/ });
    expect(marks).toHaveLength(2);
    fireEvent.click(marks[1] as HTMLElement);
    expect(screen.getByTestId('marker-note').textContent).toContain('Choose another one to compare');
    fireEvent.click(marks[0] as HTMLElement);
    expect(marks.map((mark) => mark.getAttribute('aria-pressed'))).toEqual(['true', 'true']);
    expect(screen.getByRole('link', { name: 'Compare the two' }).getAttribute('href')).toBe(
      '/a/heapwatch-leaks-app/diff?var-instance=checkout-7f&var-baseline=first&var-current=second',
    );
    fireEvent.click(marks[0] as HTMLElement);
    fireEvent.click(marks[1] as HTMLElement);
    expect(screen.queryByTestId('marker-note')).toBeNull();
  });

  test('the beginning of a growth is marked and explained', () => {
    render(<SawtoothPanel {...panelProps([...leak('checkout-7f', 41), since])} />);
    fireEvent.click(screen.getByRole('button', { name: /^Growth began/ }));
    expect(screen.getByTestId('marker-note').textContent).toMatch(/^Growth of JS heap began 00:30:00/);
    expect(screen.getByRole('link', { name: 'What grew?' }).getAttribute('href')).toBe(
      '/a/heapwatch-leaks-app/diff?var-instance=checkout-7f',
    );
  });

  test('marks can be switched off', () => {
    const props = panelProps([...leak('checkout-7f', 41), taken]);
    render(<SawtoothPanel {...props} options={{ ...DEFAULT_OPTIONS, showMarkers: false }} />);
    expect(screen.queryByTestId('marker-row')).toBeNull();
  });

  test('GC pauses have a lane where a query brings them and there is room', () => {
    const pauses = ['minor', 'major'].map((kind) => ({
      ...series(
        '',
        { ...who, isolate: 'main', kind },
        times.map(() => 0.002),
      ),
      refId: 'gcPauses',
    }));
    const props = panelProps([...leak('checkout-7f', 41), ...pauses]);
    const { rerender } = render(<SawtoothPanel {...props} />);
    expect(screen.getByTestId('gc-lane').textContent).toBe('longest GC pausesminormajor');
    rerender(<SawtoothPanel {...props} height={150} />);
    expect(screen.queryByTestId('gc-lane')).toBeNull();
  });
});

describe('overlaid', () => {
  test('several floors are one plot, and a name of its legend shows one alone', () => {
    const props = panelProps([leak('calm', 1), leak('worst', 90)].flat());
    render(<SawtoothPanel {...props} options={{ ...DEFAULT_OPTIONS, layout: 'overlay' }} />);
    expect(document.querySelectorAll('canvas')).toHaveLength(1);
    const names = screen.getAllByRole('button', { name: /main$/ });
    expect(names.map((name) => name.textContent)).toEqual(['worst · main', 'calm · main']);
  });

  test('one isolate has its sawtooth', () => {
    const props = panelProps(leak('calm', 1));
    render(<SawtoothPanel {...props} options={{ ...DEFAULT_OPTIONS, layout: 'overlay' }} />);
    expect(screen.queryByTestId('overlaid-sawtooth')).toBeNull();
  });
});

describe('without', () => {
  test('nothing at all asks for the exporter', () => {
    render(<SawtoothPanel {...panelProps([])} />);
    expect(screen.getByText('No series for this instance: is the exporter running?')).toBeTruthy();
    expect(screen.getByText('node --import @heapwatch/exporter/register app.js')).toBeTruthy();
  });

  test('foreign series are named as such', () => {
    render(
      <SawtoothPanel
        {...panelProps([
          series(
            'up',
            { instance: 'a' },
            times.map(() => 1),
          ),
        ])}
      />,
    );
    expect(screen.getByText(/^None of these series is heap used/)).toBeTruthy();
  });

  test('a failed query shows its reason', () => {
    const props = panelProps([], LoadingState.Error);
    render(
      <SawtoothPanel {...props} data={{ ...props.data, errors: [{ message: 'bad_data: parse error' }] }} />,
    );
    expect(screen.getByText('The query failed.')).toBeTruthy();
    expect(screen.getByText('bad_data: parse error')).toBeTruthy();
  });

  test('a query under way asks for nothing', () => {
    render(<SawtoothPanel {...panelProps([], LoadingState.Loading)} />);
    expect(screen.getByText('Loading…')).toBeTruthy();
  });
});

import {
  createDataFrame,
  type DataFrame,
  dateTime,
  EventBusSrv,
  type Field,
  FieldType,
  LoadingState,
} from '@grafana/data';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { LeakTrendPanel } from './leak-trend-panel.tsx';

const MIB = 1024 * 1024;
const HOUR_MS = 3_600_000;
const TO_MS = Date.UTC(2026, 2, 1, 3, 5);
const FROM_MS = TO_MS - 5 * HOUR_MS;
const TIMES = Array.from({ length: 51 }, (_, index) => FROM_MS + index * 0.1 * HOUR_MS);

function series(labels: Record<string, string>, values: number[], field: Partial<Field> = {}): DataFrame {
  const times = values.length === 1 ? [TO_MS] : TIMES;
  return createDataFrame({
    fields: [
      { name: 'Time', type: FieldType.time, values: times },
      { name: 'Value', type: FieldType.number, values, labels, ...field },
    ],
  });
}

/** All that the exporter publishes of one kind of memory. */
function verdict(instance: string, state: string, hoursToLimit = Infinity, memory = 'heap'): DataFrame[] {
  const who = { job: 'shop', instance, isolate: 'main' };
  const isLeak = state === 'leaking';
  const figure = (metric: string, value: number) => series({ __name__: metric, ...who, memory }, [value]);
  return [
    series({ __name__: 'heapwatch_leak_state', ...who, memory, state }, [1]),
    figure('heapwatch_leak_slope_bytes_per_second', isLeak ? (41 * MIB) / 3_600 : 0),
    figure('heapwatch_leak_confidence_ratio', isLeak ? 0.97 : 0.1),
    ...(isLeak ? [figure('heapwatch_leak_since_timestamp_seconds', (TO_MS - 55 * 60_000) / 1_000)] : []),
    figure('heapwatch_leak_time_to_limit_seconds', hoursToLimit * 3_600),
    ...(memory === 'heap'
      ? [
          series(
            { __name__: 'heapwatch_heap_live_bytes', ...who },
            TIMES.map((_, index) => (isLeak ? 42 + 4.1 * index : 60 + (index % 3)) * MIB),
          ),
        ]
      : []),
  ];
}

type Props = ComponentProps<typeof LeakTrendPanel>;

function panelProps(frames: DataFrame[], more: Partial<Props> = {}): Props {
  const [from, to] = [dateTime(FROM_MS), dateTime(TO_MS)];
  const timeRange = { from, to, raw: { from, to } };
  return {
    id: 1,
    title: 'Who leaks?',
    width: 1_200,
    height: 400,
    data: { state: LoadingState.Done, series: frames, timeRange },
    timeRange,
    timeZone: 'utc',
    options: { showQuietMemory: false },
    fieldConfig: { defaults: {}, overrides: [] },
    eventBus: new EventBusSrv(),
    transparent: false,
    renderCounter: 0,
    replaceVariables: (text) => (text.includes('__url_time_range') ? 'from=1&to=2' : text),
    onOptionsChange: () => {},
    onFieldConfigChange: () => {},
    onChangeTimeRange: () => {},
    ...more,
  };
}

afterEach(cleanup);

describe('a row', () => {
  test('says who, how fast, until when and since when', () => {
    render(<LeakTrendPanel {...panelProps(verdict('checkout-7f', 'leaking', 3))} />);
    expect(screen.getByTestId('leak-summary').textContent).toBe(
      'checkout-7f · main leaks; it reaches its limit in about 3 h.',
    );
    const cells = within(screen.getByTestId('leak-row')).getAllByRole('cell');
    expect(cells.map((cell) => cell.textContent)).toEqual([
      'checkout-7f · mainJS heap 247 MiB',
      'leakingstrong evidence',
      '',
      '+41 MiB/h',
      'in about 3 hat 06:05',
      expect.stringMatching(/^02:10/),
    ]);
    expect(screen.getByTestId('sparkline').getAttribute('aria-label')).toBe('from 42 MiB to 247 MiB');
  });

  test('leads to the dashboard of its process and takes the time range along', () => {
    render(<LeakTrendPanel {...panelProps(verdict('checkout-7f', 'leaking', 3))} />);
    expect(screen.getByRole('link').getAttribute('href')).toBe(
      '/d/heapwatch-process?var-job=shop&var-instance=checkout-7f&var-isolate=main&from=1&to=2',
    );
    expect(screen.getByRole('link').getAttribute('aria-label')).toMatch(
      /^checkout-7f · main, JS heap 247 MiB: leaking, strong evidence, .*Confidence 97 %/,
    );
  });

  test('leads where a data link of its field says', () => {
    const frames = verdict('checkout-7f', 'leaking', 3).map((frame) => ({
      ...frame,
      fields: frame.fields.map((field) => ({
        ...field,
        getLinks: () => [{ href: '/elsewhere', title: 'there', target: undefined, origin: field }],
      })),
    }));
    render(<LeakTrendPanel {...panelProps(frames)} />);
    expect(screen.getByRole('link').getAttribute('href')).toBe('/elsewhere');
  });

  test('in a narrow panel what matters most keeps its place', () => {
    render(<LeakTrendPanel {...panelProps(verdict('checkout-7f', 'leaking', 3), { width: 420 })} />);
    expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual([
      'Process',
      'Verdict',
      'Reaches its limit',
    ]);
  });
});

describe('rows', () => {
  const fleet = Array.from({ length: 200 }, (_, index) =>
    verdict(
      `api-${String(index).padStart(3, '0')}`,
      index === 150 ? 'leaking' : 'stable',
      index === 150 ? 2 : Infinity,
    ),
  ).flat();

  test('are rendered as far as they are in view, worst first', () => {
    render(<LeakTrendPanel {...panelProps(fleet)} />);
    const rows = screen.getAllByTestId('leak-row');
    expect(rows.length).toBeLessThan(20);
    expect(rows[0]?.textContent).toContain('api-150');
    expect(screen.getByRole('table').getAttribute('aria-rowcount')).toBe('201');
    expect(screen.getByTestId('leak-summary').textContent).toMatch(/^1 of 200 leaks\. api-150/);
  });

  test('one row has the tab stop; the End key goes to the last', () => {
    render(<LeakTrendPanel {...panelProps(fleet)} />);
    const links = screen.getAllByRole('link');
    expect(links.filter((link) => link.tabIndex === 0)).toHaveLength(1);
    fireEvent.keyDown(links[0] as HTMLElement, { key: 'End' });
    expect(screen.getByText('api-199 · main')).toBeTruthy();
    expect(screen.queryByText('api-150 · main')).toBeNull();
  });

  test('of quiet external and native memory are counted, and listed when asked for', () => {
    const frames = [
      ...verdict('a', 'stable'),
      ...verdict('a', 'stable', Infinity, 'external'),
      ...verdict('b', 'leaking', 5, 'native'),
    ];
    const { rerender } = render(<LeakTrendPanel {...panelProps(frames)} />);
    expect(screen.getAllByTestId('leak-row')).toHaveLength(2);
    expect(screen.getByText(/^1 more of external and native memory/)).toBeTruthy();
    rerender(<LeakTrendPanel {...panelProps(frames)} options={{ showQuietMemory: true }} />);
    expect(screen.getAllByTestId('leak-row')).toHaveLength(3);
  });
});

describe('without', () => {
  test('a verdict the live set is shown, and said to be unjudged', () => {
    const live = series(
      { __name__: 'heapwatch_heap_live_bytes', job: 'shop', instance: 'old', isolate: 'main' },
      TIMES.map(() => MIB),
    );
    render(<LeakTrendPanel {...panelProps([live])} />);
    expect(screen.getByText('no verdict')).toBeTruthy();
    expect(screen.getByText('none published')).toBeTruthy();
  });

  test('series the exporter is asked for', () => {
    render(<LeakTrendPanel {...panelProps([])} />);
    expect(screen.getByText('No series for this instance: is the exporter running?')).toBeTruthy();
  });

  test('series of ours the others are named as such', () => {
    render(<LeakTrendPanel {...panelProps([series({ __name__: 'up' }, [1])])} />);
    expect(screen.getByText('None of these series is a verdict or a live set.')).toBeTruthy();
  });

  test('an answer to one of the queries the rest is shown, with what failed', () => {
    const props = panelProps(verdict('checkout-7f', 'leaking', 3));
    const data = { ...props.data, state: LoadingState.Error, errors: [{ message: 'timed out' }] };
    render(<LeakTrendPanel {...props} data={data} />);
    expect(screen.getByRole('alert').textContent).toBe('Not everything could be asked: timed out');
    expect(screen.getAllByTestId('leak-row')).toHaveLength(1);
    cleanup();
    render(<LeakTrendPanel {...props} data={{ ...data, series: [] }} />);
    expect(screen.getByText('The query failed.')).toBeTruthy();
  });
});

import { addUp, type Scorecard, type SeriesScore } from './scorecard.ts';

/** The methods beside each other, as a Markdown table. */
export function methodTable(methods: readonly { readonly name: string; readonly card: Scorecard }[]): string {
  const rows = methods.map(({ name, card }) => [
    name,
    ratio(card.precision),
    ratio(card.clearPrecision),
    ratio(card.recall),
    ratio(card.falseAlarmsPerDay),
    hours(card.medianDelayHours),
    ratio(card.medianDelayShareOfLimit, 3),
    `${percent(card.medianSlopeErrorAtAlarm)}, ${percent(card.medianSlopeErrorAtEnd)}`,
    ratio(card.rightMemoryShare),
  ]);
  return table(
    [
      'method',
      'precision',
      'without ambiguous',
      'recall',
      'false alarms a day',
      'median delay',
      'delay / time to limit',
      'slope error at alarm, at end',
      'memory kind right',
    ],
    rows,
  );
}

/** One method by shape. */
export function shapeTable(scores: readonly SeriesScore[]): string {
  const shapes = [...new Set(scores.map((score) => score.shape))];
  const rows = shapes.map((shape) => {
    const of = scores.filter((score) => score.shape === shape);
    const card = addUp(of);
    const isLeak = of.some((score) => score.leaking);
    return [
      shape,
      String(of.length),
      isLeak ? ratio(card.recall) : '',
      isLeak ? hours(card.medianDelayHours) : '',
      isLeak ? ratio(card.medianDelayShareOfLimit, 3) : '',
      String(of.filter((score) => score.falseAlarms > 0).length),
      ratio(card.falseAlarmsPerDay),
      isLeak ? percent(card.medianSlopeErrorAtEnd) : '',
    ];
  });
  return table(
    [
      'shape',
      'series',
      'recall',
      'median delay',
      'delay / time to limit',
      'with a false alarm',
      'false alarms a day',
      'slope error',
    ],
    rows,
  );
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function ratio(value: number, digits = 2): string {
  return Number.isNaN(value) ? '' : value.toFixed(digits);
}

function hours(value: number): string {
  return Number.isNaN(value) ? '' : `${value.toFixed(1)} h`;
}

function percent(value: number): string {
  return Number.isNaN(value) ? '' : `${(value * 100).toFixed(0)} %`;
}

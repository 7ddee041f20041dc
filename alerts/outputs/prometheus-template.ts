import type { Alert, WordNumber } from '../alert.ts';
import { numbersIn, UNKNOWN_FROM, type Words } from '../words.ts';
import { templateText } from './template-text.ts';

const PROCESS_LABELS = ['job', 'instance', 'process'] as const;

/** Words as a template of Prometheus: numbers are asked for with `query`, and are 0 where there is no answer. */
export function prometheusTemplate(words: Words, alert: Alert): string {
  const names = numbersInOrder(numbersIn(words), alert);
  const text = templateText(words, {
    placeOf: (number) => `$${number}`,
    ifKnown: (number, known) =>
      `{{ if and (gt $${number} 0.0) (lt $${number} ${UNKNOWN_FROM}.0) }}${known}{{ end }}`,
  });
  return [
    ...selectors(names, alert),
    ...names.map((name) => setNumber(name, numberOf(alert, name))),
    text,
  ].join('');
}

/** The numbers that are said and those they are calculated from, each after what it needs; the value is not one. */
export function numbersInOrder(said: readonly string[], alert: Alert): readonly string[] {
  const ordered = new Set<string>();
  const add = (name: string): void => {
    if (name === 'value' || ordered.has(name)) return;
    const number = numberOf(alert, name);
    if ('math' in number) for (const operand of operandsOf(number.math)) add(operand);
    ordered.add(name);
  };
  for (const name of said) add(name);
  return [...ordered];
}

/** @throws Error when the alert has no such number. */
export function numberOf(alert: Alert, name: string): WordNumber {
  const number = alert.numbers[name];
  if (number === undefined) throw new Error(`${alert.name} says ${name}, which is none of its numbers`);
  return number;
}

function operandsOf(math: string): readonly string[] {
  return [...math.matchAll(/\$(\w+)/g)].flatMap(([, name]) => name ?? []);
}

function selectors(names: readonly string[], alert: Alert): readonly string[] {
  const read = new Set(
    names.flatMap((name) => {
      const number = numberOf(alert, name);
      return 'promql' in number ? operandsOf(number.promql) : [];
    }),
  );
  return [
    ...(read.has('of') ? [setSelector('$of', [...new Set([...PROCESS_LABELS, ...alert.labels])])] : []),
    ...(read.has('ofProcess') ? [setSelector('$ofProcess', PROCESS_LABELS)] : []),
  ];
}

/** A label that the alert has not matches the empty value. */
function setSelector(variable: string, labels: readonly string[]): string {
  const matchers = labels.map((label) => `${label}=%q`).join(',');
  return `{{ ${variable} := printf "{${matchers}}" ${labels.map((label) => `$labels.${label}`).join(' ')} }}`;
}

function setNumber(name: string, number: WordNumber): string {
  const values: string[] = [];
  const place = 'math' in number ? '%f' : '%s';
  const format = ('math' in number ? number.math : number.promql)
    .replaceAll('"', '\\"')
    .replaceAll(/\$\w+/g, (variable) => {
      values.push(variable);
      return place;
    });
  const query = `printf "${format}" ${values.join(' ')} | query`;
  return `{{ $${name} := 0.0 }}{{ with ${query} }}{{ $${name} = . | first | value }}{{ end }}`;
}

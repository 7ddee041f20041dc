import { UNKNOWN_FROM, type Words } from '../words.ts';
import { templateText } from './template-text.ts';

/**
 * Words as a template of Grafana. It cannot ask for numbers: each is a query or an expression of the rule, known by its
 * refId; one without a result is not among the values.
 */
export function grafanaTemplate(words: Words, refIdOf: (number: string) => string): string {
  return templateText(words, {
    placeOf: (number) => `$values.${refIdOf(number)}.Value`,
    ifKnown: (number, text) =>
      `{{ with $values.${refIdOf(number)} }}{{ if and (gt .Value 0.0) (lt .Value ${UNKNOWN_FROM}.0) }}${text}{{ end }}{{ end }}`,
  });
}

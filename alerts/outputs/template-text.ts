import { DAYS_FROM_HOURS, MINUTES_BELOW_HOURS, type Word, type Words } from '../words.ts';

/** Where Prometheus' templates and Grafana's differ. */
export interface TemplateLanguage {
  /** What stands for a number. */
  readonly placeOf: (number: string) => string;
  /** The text, said only if the number is there, above 0 and finite. */
  readonly ifKnown: (number: string, text: string) => string;
}

const SUBJECT =
  '{{ $labels.instance }}{{ with $labels.process }} {{ . }}{{ end }}' +
  '{{ with $labels.isolate }}{{ if ne . "main" }} {{ . }}{{ end }}{{ end }}';

/** Words in the template language that both have from Go. */
export function templateText(words: Words, language: TemplateLanguage): string {
  return words.map((word) => wordText(word, language)).join('');
}

function wordText(word: Word, language: TemplateLanguage): string {
  const { placeOf } = language;
  if (typeof word === 'string') return word;
  if ('label' in word) return `{{ $labels.${word.label} }}`;
  if ('subject' in word) return SUBJECT;
  if ('number' in word) return `{{ printf "%.${word.digits}f" ${placeOf(word.number)} }}`;
  if ('clock' in word)
    return `{{ printf "%02.0f:%02.0f" ${placeOf(word.clock[0])} ${placeOf(word.clock[1])} }}`;
  if ('ifKnown' in word) return language.ifKnown(word.ifKnown, templateText(word.words, language));
  if ('ifLabel' in word)
    return `{{ if eq $labels.${word.ifLabel} "${word.is}" }}${templateText(word.words, language)}{{ end }}`;
  const hours = placeOf(word.hours);
  return [
    `{{ if lt ${hours} ${MINUTES_BELOW_HOURS}.0 }}{{ printf "%.0f min" ${placeOf(`${word.hours}InMinutes`)} }}`,
    `{{ else if lt ${hours} ${DAYS_FROM_HOURS}.0 }}{{ printf "%.0f h" ${hours} }}`,
    `{{ else }}{{ printf "%.0f days" ${placeOf(`${word.hours}InDays`)} }}{{ end }}`,
  ].join('');
}

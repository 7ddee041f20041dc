import type { ResultLabel } from './alert.ts';

/** A sentence with places for what is known only when the alert is sent. Each template language writes it its way. */
export type Words = readonly Word[];

export type Word =
  | string
  /** The value of a label. */
  | { readonly label: ResultLabel | 'instance' }
  /** Who it is about: the instance, and within it the process and the isolate where that is not the only one. */
  | { readonly subject: true }
  /** A number with so many digits after the point; `value` is the alert's own. */
  | { readonly number: string; readonly digits: number }
  /** A number of hours, as minutes, hours or days. */
  | { readonly hours: string }
  /** `02:10`: two numbers, an hour and a minute. */
  | { readonly clock: readonly [hour: string, minute: string] }
  /** Said only if the number is there, above 0 and finite. */
  | { readonly ifKnown: string; readonly words: Words }
  /** Said only if the label has the value. */
  | { readonly ifLabel: ResultLabel; readonly is: string; readonly words: Words };

export const SUBJECT: Word = { subject: true };

export function number(name: string, digits = 0): Word {
  return { number: name, digits };
}

export function ifKnown(name: string, ...words: Words): Word {
  return { ifKnown: name, words };
}

/** Numbers that `{ hours }` needs: templates cannot calculate. */
export function hoursNumbers(name: string): Readonly<Record<string, { readonly math: string }>> {
  return { [`${name}InMinutes`]: { math: `$${name} * 60` }, [`${name}InDays`]: { math: `$${name} / 24` } };
}

/** From here on a number of hours is said in days, or not at all. */
export const MINUTES_BELOW_HOURS = 2;
export const DAYS_FROM_HOURS = 48;
export const UNKNOWN_FROM = 100_000;

/** Every number that is said, and every one it is said with. */
export function numbersIn(words: Words): readonly string[] {
  return words.flatMap((word) => {
    if (typeof word === 'string') return [];
    if ('number' in word) return [word.number];
    if ('hours' in word) return [word.hours, `${word.hours}InMinutes`, `${word.hours}InDays`];
    if ('clock' in word) return word.clock;
    if ('ifKnown' in word) return [word.ifKnown, ...numbersIn(word.words)];
    if ('ifLabel' in word) return numbersIn(word.words);
    return [];
  });
}

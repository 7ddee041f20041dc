const LONGEST = 32;

/**
 * An event's name as it may be shown. Names that look like data (four digits in a row, an `@`, more than 32 characters)
 * are `other`, as in the metrics: there may be one for each user, and they may say who.
 */
export function labelEvent(name: string): string {
  return name.length > LONGEST || /\d{4}|@/.test(name) ? 'other' : name;
}

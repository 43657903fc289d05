/** A length of time in words, as rough as people say it. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * Such as `16 min`, `3 hr`, `2 days`: in the largest unit of which there are at least two, rounded down.
 *
 * @param ms the length in ms; @param locale a language tag, by default the reader's.
 */
export function durationText(ms: number, locale?: string): string {
  const [unit, length] = ms >= 2 * DAY ? ['day', DAY] : ms >= 2 * HOUR ? ['hour', HOUR] : ['minute', MINUTE];
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: String(unit), unitDisplay: 'short' });
  return format.format(Math.floor(ms / Number(length)));
}

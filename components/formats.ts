/** Numbers and times as people write them in the language of the texts, which need not be the browser's own. */
import { i18n } from '#i18n';
import { durationText } from '../lib/rules/duration';

const LANGUAGE = i18n.t('extension.language');
const NUMBERS = new Intl.NumberFormat(LANGUAGE);
const DATES = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium' });
const TIMES = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'medium', timeStyle: 'short' });

export function numberText(value: number): string {
  return NUMBERS.format(value);
}

/** The day of a time in ms. */
export function dateText(time: number): string {
  return DATES.format(time);
}

/** Day and time of day of a time in ms. */
export function timeText(time: number): string {
  return TIMES.format(time);
}

/** A length of time in ms, as rough as people say it. */
export function lengthText(ms: number): string {
  return durationText(ms, LANGUAGE);
}

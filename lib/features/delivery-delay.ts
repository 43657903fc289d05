/** Says beside a post's time how late the post reached the server. */
import { delayOf, receivedAtOf } from '../fediverse/snowflake';
import { DELAY, drawDelay } from '../page/draw-delay';
import { i18n } from '../page/i18n';
import { removeOwn } from '../page/own-nodes';
import type { Page } from '../page/page';
import { remembered } from '../page/remembered';
import type { TimeSpot } from '../sites/site-adapter';
import type { Feature } from './feature';

const deliveryDelay: Feature = {
  id: 'delivery-delay',
  needs: 'times',
  start(page, signal) {
    page.onElements(
      { selector: page.site.timeSelector, inPosts: page.site.postTimeSelector },
      (link) => {
        const spot = page.site.readTime(link);
        if (spot) drawDelay(spot, delayTextOf(page, spot), () => labelOf(page, spot));
      },
      signal,
    );
    signal.addEventListener('abort', () => removeOwn(page.document, DELAY));
  },
};

export default deliveryDelay;

/** `17 min late`; undefined for a post that was not provably late, or less late than the person wants to be told. */
function delayTextOf(page: Page, spot: TimeSpot): string | undefined {
  const createdAt = writtenAt(page, spot);
  if (createdAt === undefined) return undefined;
  const delay = delayOf({ id: spot.statusId, createdAt });
  if (delay === 'none' || delay.lateMs < page.settings().delayFromMs) return undefined;
  return textOf(Math.round(delay.lateMs / 60_000));
}

/** Where numbers and times go in texts, which are looked up once and filled in here. */
const FIRST = '\u0001';
const SECOND = '\u0002';
const delayText = remembered((unit: 'minutes' | 'hours' | 'days') => i18n.t(`delay.${unit}`, [FIRST]));
const timesText = remembered(() => i18n.t('delay.times', [FIRST, SECOND]));

function textOf(minutes: number): string {
  const hours = Math.round(minutes / 60);
  const fill = (text: string, number: number) => text.replace(FIRST, String(number));
  if (minutes < 120) return fill(delayText('minutes'), minutes);
  return hours < 48 ? fill(delayText('hours'), hours) : fill(delayText('days'), Math.round(hours / 24));
}

/** Made when it is needed first: the browser's first one takes long, and by then the page has made its own. */
let dates: Intl.DateTimeFormat | undefined;

const dateText = remembered((minute: number) => {
  dates ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return dates.format(minute * 60_000);
});

function labelOf(page: Page, spot: TimeSpot): string {
  const written = writtenAt(page, spot);
  const received = receivedAtOf(spot.statusId);
  const told = (time: number | undefined) => (time === undefined ? '' : dateText(Math.floor(time / 60_000)));
  return timesText(undefined)
    .replace(FIRST, () => told(written))
    .replace(SECOND, () => told(received));
}

function writtenAt(page: Page, { statusId, createdAt }: TimeSpot): number | undefined {
  const known = page.memory.status(statusId);
  return known ? Date.parse(known.created_at) : createdAt();
}

/** Says beside a post's time how late the post reached the server. */
import { i18n } from '#i18n';
import { delayOf, receivedAtOf } from '../fediverse/snowflake';
import { drawDelay, removeDelays } from '../page/draw-delay';
import type { Page } from '../page/page';
import { remembered } from '../page/remembered';
import type { TimeSpot } from '../sites/site-adapter';
import type { Feature } from './feature';

const deliveryDelay: Feature = {
  id: 'delivery-delay',
  needs: 'times',
  start(page, signal) {
    page.onElements(
      { selector: page.site.timeSelector, isInPosts: true },
      (link) => {
        const spot = page.site.readTime(link);
        if (spot) drawDelay(spot, delayTextOf(page, spot), () => labelOf(page, spot));
      },
      signal,
    );
    signal.addEventListener('abort', () => removeDelays(page.document));
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

const textOf = remembered((minutes: number) => {
  if (minutes < 120) return i18n.t('delay.minutes', [String(minutes)]);
  const hours = Math.round(minutes / 60);
  return hours < 48
    ? i18n.t('delay.hours', [String(hours)])
    : i18n.t('delay.days', [String(Math.round(hours / 24))]);
});

/** Made when it is needed first: the browser's first one takes long, and by then the page has made its own. */
let dates: Intl.DateTimeFormat | undefined;

const dateText = remembered((minute: number) => {
  dates ??= new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return dates.format(minute * 60_000);
});

/** Where the two times go in their text, which is looked up once and filled in here. */
const WRITTEN = '\u0001';
const RECEIVED = '\u0002';
let times: string | undefined;

function labelOf(page: Page, spot: TimeSpot): string {
  const written = writtenAt(page, spot);
  const received = receivedAtOf(spot.statusId);
  const told = (time: number | undefined) => (time === undefined ? '' : dateText(Math.floor(time / 60_000)));
  times ??= i18n.t('delay.times', [WRITTEN, RECEIVED]);
  return times.replace(WRITTEN, () => told(written)).replace(RECEIVED, () => told(received));
}

function writtenAt(page: Page, { statusId, createdAt }: TimeSpot): number | undefined {
  const known = page.memory.status(statusId);
  return known ? Date.parse(known.created_at) : createdAt;
}

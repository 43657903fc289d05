/** Says beside a post's time how late the post reached the server. */
import { i18n } from '#i18n';
import { delayOf, receivedAtOf } from '../fediverse/snowflake';
import { drawDelay, removeDelays } from '../page/draw-delay';
import type { Page } from '../page/page';
import { remembered } from '../page/remembered';
import type { TapStatus } from '../page/tap-channel';
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
    signal.addEventListener('abort', () => removeDelays(page.document));
  },
};

export default deliveryDelay;

/** `17 min late`; undefined for a post that was not provably late, or less late than the person wants to be told. */
function delayTextOf(page: Page, spot: TimeSpot): string | undefined {
  const status = page.memory.status(spot.statusId);
  const delay = status
    ? delayOfStatus(status)
    : delayOf({ id: spot.statusId, createdAt: spot.createdAt() ?? Number.NaN });
  if (delay === 'none' || delay.lateMs < page.settings().delayFromMs) return undefined;
  return textOf(Math.round(delay.lateMs / 60_000));
}

/** A post is drawn again whenever it comes back into view. */
const delayOfStatus = remembered(({ id, created_at }: TapStatus) =>
  delayOf({ id, createdAt: Date.parse(created_at) }),
);

/** Where numbers and times go in texts, which are looked up once and filled in here. */
const FIRST = '\u0001';
const SECOND = '\u0002';
const minutesLate = remembered(() => i18n.t('delay.minutes', [FIRST]));
const hoursLate = remembered(() => i18n.t('delay.hours', [FIRST]));
const daysLate = remembered(() => i18n.t('delay.days', [FIRST]));
const times = remembered(() => i18n.t('delay.times', [FIRST, SECOND]));

function textOf(minutes: number): string {
  const hours = Math.round(minutes / 60);
  const [text, number] =
    minutes < 120
      ? [minutesLate, minutes]
      : hours < 48
        ? [hoursLate, hours]
        : [daysLate, Math.round(hours / 24)];
  return text(undefined).replace(FIRST, String(number));
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
  return times(undefined)
    .replace(FIRST, () => told(written))
    .replace(SECOND, () => told(received));
}

function writtenAt(page: Page, { statusId, createdAt }: TimeSpot): number | undefined {
  const known = page.memory.status(statusId);
  return known ? Date.parse(known.created_at) : createdAt();
}

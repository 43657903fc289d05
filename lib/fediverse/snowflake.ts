/** What a status id says about time. Mastodon's ids are snowflakes: 48 bits of milliseconds, then 16 bits of sequence. */

/** Bits of an id below its time (Mastodon `lib/mastodon/snowflake.rb`, unchanged 4.2 to 4.7). */
const SEQUENCE_BITS = 16n;

/**
 * Ids that mean a time outside of this are no Mastodon snowflakes. Mastodon was first published in March 2016; Pixelfed's
 * ids (another epoch and shift), read as Mastodon's, mean dates in the 22nd century and later.
 */
const EARLIEST_AT = Date.UTC(2016, 2, 16);
const LATEST_AT = Date.UTC(2100, 0, 1);

/**
 * The smallest lag that proves anything. A post that the server fetched (a boosted original, a parent in a thread) gets
 * an id made from `created_at`, which is up to 999 ms off; and two servers' clocks may well differ by some seconds.
 * Below a minute a post counts as not late; from a minute on it must have been delivered late.
 */
export const SMALLEST_PROVEN_LAG_MS = 60_000;

/**
 * When the server made the status of this id, in ms since 1970. For a post that was delivered to it this is when it was
 * received; for one that it fetched itself it is (nearly) when it was written.
 *
 * @returns undefined for ids that are no snowflakes: Pleroma's flake ids, GoToSocial's ULIDs, counted numbers.
 */
export function receivedAtOf(id: string): number | undefined {
  if (!/^[1-9]\d{16,17}$/.test(id)) return undefined;
  const receivedAt = Number(BigInt(id) >> SEQUENCE_BITS);
  return receivedAt >= EARLIEST_AT && receivedAt < LATEST_AT ? receivedAt : undefined;
}

/**
 * How late a post reached the server: `id` is its status id, `createdAt` when it was written, in ms.
 *
 * @returns 'none' where nothing is proven: no snowflake, a back-dated id, a date in the future of the id, a lag below
 * `SMALLEST_PROVEN_LAG_MS`.
 */
export function delayOf(status: {
  readonly id: string;
  readonly createdAt: number;
}): 'none' | { readonly lateMs: number } {
  const lateMs = (receivedAtOf(status.id) ?? Number.NaN) - status.createdAt;
  return lateMs >= SMALLEST_PROVEN_LAG_MS ? { lateMs } : 'none';
}

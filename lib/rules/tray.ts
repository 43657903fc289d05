/** Which posts a reader would miss: they came below a place that had been read already, or very late. */
import { receivedAtOf } from '../fediverse/snowflake';

/** A post in a timeline that is in written order. Times are in ms. */
export interface Arrival {
  readonly id: string;
  readonly receivedAt: number;
  /** The time that its place stands for. */
  readonly placedAt: number;
  readonly isVeryLate: boolean;
}

/** What is remembered of a timeline from visits before: ids only. */
export interface Remembered {
  /** The newest post that was seen; missing on a first visit. */
  readonly newestSeenId?: string | undefined;
  /** Posts that were in the tray and were not looked at. */
  readonly waitingIds: readonly string[];
}

export class Tray {
  /** Until when earlier visits had read; nothing is known of what came late before. NaN on a first visit. */
  readonly #readUntil: number;
  readonly #waitedBefore: ReadonlySet<string>;
  readonly #met = new Map<string, Arrival>();
  readonly #seen = new Map<string, Arrival>();
  readonly #waiting = new Map<string, Arrival>();
  #newestMetAt = 0;

  constructor(remembered: Remembered) {
    this.#readUntil = receivedAtOf(remembered.newestSeenId ?? '') ?? Number.NaN;
    this.#waitedBefore = new Set(remembered.waitingIds);
  }

  /** Whether nothing is remembered of an earlier visit. */
  get isFirstVisit(): boolean {
    return Number.isNaN(this.#readUntil);
  }

  /** Posts that came together, in any order. Gives those that are late. */
  meet(arrivals: readonly Arrival[]): readonly Arrival[] {
    const isFirstMeeting = this.#met.size === 0;
    const newestMetAt = this.#newestMetAt;
    const late = arrivals.filter((arrival) => {
      if (this.#met.has(arrival.id)) return false;
      const isLive = !isFirstMeeting && arrival.receivedAt > newestMetAt;
      return this.#isLate(arrival, isLive);
    });
    for (const arrival of arrivals) {
      this.#met.set(arrival.id, arrival);
      this.#newestMetAt = Math.max(this.#newestMetAt, arrival.receivedAt);
    }
    for (const arrival of late) this.#waiting.set(arrival.id, arrival);
    return late;
  }

  /** Somebody has looked at these. Gives those of which that was not known yet. */
  see(ids: Iterable<string>): readonly string[] {
    return [...ids].filter((id) => {
      this.#waiting.delete(id);
      const arrival = this.#met.get(id);
      if (!arrival || this.#seen.has(id)) return false;
      this.#seen.set(id, arrival);
      return true;
    });
  }

  /** These do not exist any more. */
  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#waiting.delete(id);
  }

  /** Late posts that nobody has looked at, the newest place first. */
  waiting(): readonly Arrival[] {
    return [...this.#waiting.values()].sort((a, b) => b.placedAt - a.placedAt);
  }

  /**
   * Whether more late posts may have come since the last visit than could be found: what came then is loaded only down
   * to `loadedFrom`, in ms.
   */
  isBlindBefore(loadedFrom: number): boolean {
    return loadedFrom > this.#readUntil;
  }

  #isLate(arrival: Arrival, isLive: boolean): boolean {
    if (this.#waitedBefore.has(arrival.id)) return true;
    const { receivedAt, placedAt, isVeryLate } = arrival;
    const isNews = isLive || receivedAt > this.#readUntil;
    if (isVeryLate) return isNews;
    if (isNews && placedAt < this.#readUntil) return true;
    // Something was read that came before it and stands above it: the reader has passed its place.
    for (const read of this.#seen.values())
      if (read.receivedAt < receivedAt && read.placedAt > placedAt) return true;
    return false;
  }
}

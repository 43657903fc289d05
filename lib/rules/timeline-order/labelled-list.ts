/** A list whose places carry ascending numbers with room between them: an insert seldom renumbers its neighbours. */

/** Between two places at an end of the list, which has room for ever. */
const STEP = 2 ** 14;
/** Renumbering makes at least this much room between two places. */
const ROOM = 2 ** 8;
/** What comes in elsewhere comes in a row, downwards: whole pages before a late post that is held back. */
const ROW_STEP = ROOM / 2;

/** Belongs to its list, which alone changes it. */
export interface Place<Value> {
  readonly value: Value;
  label: number;
  previous: Place<Value> | undefined;
  next: Place<Value> | undefined;
}

export class LabelledList<Value> {
  #first: Place<Value> | undefined;
  readonly #onRelabel: (value: Value) => void;

  /** @param onRelabel hears of every place that is renumbered, but not of new ones. */
  constructor(onRelabel: (value: Value) => void = () => undefined) {
    this.#onRelabel = onRelabel;
  }

  /** Puts a value behind a place, or at the head. Amortised O(log n). */
  insertAfter(previous: Place<Value> | undefined, value: Value): Place<Value> {
    const next = previous ? previous.next : this.#first;
    let label = labelBetween(previous, next);
    for (; label === undefined; label = labelBetween(previous, next)) this.#makeRoom(previous, next);
    const place: Place<Value> = { value, label, previous, next };
    if (previous) previous.next = place;
    else this.#first = place;
    if (next) next.previous = place;
    return place;
  }

  remove(place: Place<Value>): void {
    const { previous, next } = place;
    if (previous) previous.next = next;
    else this.#first = next;
    if (next) next.previous = previous;
  }

  /** Spreads the labels around a full spot over a stretch that grows until it is sparse enough. */
  #makeRoom(previous: Place<Value> | undefined, next: Place<Value> | undefined): void {
    let left = previous;
    let right = next;
    const stretch: Place<Value>[] = [];
    for (let size = 16; ; size *= 2) {
      while (left && stretch.length < size / 2) {
        stretch.unshift(left);
        left = left.previous;
      }
      while (right && stretch.length < size) {
        stretch.push(right);
        right = right.next;
      }
      const low = left?.label ?? (stretch[0]?.label ?? 0) - STEP * size;
      const high = right?.label ?? (stretch.at(-1)?.label ?? 0) + STEP * size;
      const gap = Math.floor((high - low) / (stretch.length + 1));
      if (gap < ROOM && (left || right)) continue;
      stretch.forEach((place, index) => {
        place.label = low + gap * (index + 1);
        this.#onRelabel(place.value);
      });
      return;
    }
  }
}

function labelBetween(
  previous: { label: number } | undefined,
  next: { label: number } | undefined,
): number | undefined {
  if (!previous) return next ? next.label - STEP : 0;
  if (!next) return previous.label + STEP;
  const label = Math.min(Math.floor((previous.label + next.label) / 2), previous.label + ROW_STEP);
  return label > previous.label ? label : undefined;
}

/** The person's own words about a block, where what they have meets what a backup holds. Pure. */

export interface BlockWords {
  readonly note?: string;
  readonly tag?: string;
}

/** What people may write; a backup keeps what it holds. */
export const LONGEST_NOTE = 2_000;
export const LONGEST_TAG = 60;
/** The latest time that there is a date for, in ms (ECMA-262, 21.4.1.1). */
export const LATEST_TIME = 8.64e15;

/** Whose words stay where both say something, and not the same. */
export type Keeps = 'mine' | 'file';

/** Whether one of the two would be lost. */
export function wordsDiffer(mine: BlockWords, saved: BlockWords): boolean {
  return isOther(mine.note, saved.note) || isOther(mine.tag, saved.tag);
}

/** Both together: words are replaced by other words only, never by none. */
export function mergedWords(mine: BlockWords, saved: BlockWords, keeps: Keeps): BlockWords {
  const [first, second] = keeps === 'mine' ? [mine, saved] : [saved, mine];
  const note = first.note || second.note;
  const tag = first.tag || second.tag;
  return { ...(note && { note }), ...(tag && { tag }) };
}

function isOther(mine = '', saved = ''): boolean {
  return mine !== '' && saved !== '' && mine !== saved;
}

/** Text that somebody else wrote, before it stands between words of ours. */

/** Marks and overrides of direction, and line ends and other controls: they reach beyond the text that they stand in. */
const CONTROLS = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;

/** The text on one line, without what would turn its surroundings around, and no longer than people read. */
export function plainText(text: string, longest = 200): string {
  return text.slice(0, longest).replace(CONTROLS, ' ').trim();
}

/** A text whose direction ends with it, where there can be no element such as `bdi` around it (Unicode, UAX 9). */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

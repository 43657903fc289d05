/** Descriptions of pictures that a machine at Meta wrote, told apart from those a person wrote. */

/** A machine's description, taken apart. */
export interface MachineAltText {
  /** What stands before it: the person's own words, or nothing. */
  readonly own?: string;
  /** "Photo by Threads on September 01, 2024." */
  readonly credit?: string;
  /** The guess itself: "May be an image of 1 person, book and text." */
  readonly guess: string;
}

/**
 * How the guess begins. English: Threads 2024 (enafore#33), Facebook since 2016 ("Image may contain:", bram.us 2017-01-03)
 * and its words for having none. French and Spanish: as kept in public collections of Facebook and Instagram pages, 2026.
 */
const GUESS = [
  'May be an? (?:image|photo|graphic|illustration|cartoon|meme|doodle|Twitter screenshot|closeup|selfie|video)\\b',
  'May be a (?:black-and-white|black and white) (?:image|photo)\\b',
  'Image may contain:',
  'No photo description available\\.?',
  'Peut être une image (?:de|en)\\b',
  'Puede ser una imagen de\\b',
].join('|');

/** "Photo by NAME on DATE." goes before the guess; Instagram writes it in English whatever the guess's language. */
const CREDIT =
  'Photo (?:shared )?by [^\\n]{1,120}? on [A-Z][a-z]+ \\d{1,2}, \\d{4}(?: tagging [^\\n]{1,200}?)?\\.';

const MACHINE = new RegExp(`(?:^|[.!?…]\\s+|\\n\\s*)((${CREDIT})?\\s*((?:${GUESS})[\\s\\S]*))$`);

/** Takes a machine-written description apart; undefined if a person wrote it all. */
export function machineAltText(alt: string): MachineAltText | undefined {
  const text = alt.trim();
  const found = MACHINE.exec(text);
  const [, whole, credit, guess] = found ?? [];
  if (whole === undefined || guess === undefined) return undefined;
  const own = text.slice(0, text.length - whole.length).trim();
  return { ...(own && { own }), ...(credit && { credit }), guess: guess.trim() };
}

/** Light or dark as the page is just now: people choose its theme apart from the system's. */

/** By the colour of its text, which every theme sets; what cannot be read leaves it to the system. */
export function colourSchemeOf(document: Document): 'light' | 'dark' | 'light dark' {
  const [, red, green, blue] =
    /^rgba?\((\d+),\s*(\d+),\s*(\d+)/.exec(getComputedStyle(document.body).color) ?? [];
  if (red === undefined) return 'light dark';
  // Weighed as the eye does (ITU-R BT.601).
  const brightness = 0.299 * Number(red) + 0.587 * Number(green) + 0.114 * Number(blue);
  return brightness > 127 ? 'dark' : 'light';
}

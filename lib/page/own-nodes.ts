/** Telling our nodes from the page's, and taking all of them away again. */

/** On every node of ours. */
const OWN = 'data-sluice';

/** A new element of ours, with text if given; never markup. */
export function createOwn<Name extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: Name,
  className: string,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.setAttribute(OWN, '');
  element.className = className;
  element.textContent = text;
  return element;
}

export function isOwn(element: Element): boolean {
  return element.hasAttribute(OWN);
}

/** Takes every node of ours out of the document. */
export function removeOwn(document: Document): void {
  for (const element of document.querySelectorAll(`[${OWN}]`)) element.remove();
}

/** Telling our nodes from the page's, and taking all of them away again. */

/** On every node of ours. */
const OWN = 'data-sluice';

/** A new element of ours, with text if given; never markup. */
export function createOwn<Name extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: Name,
  className = '',
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

/** The element, if it is one of ours of this class. */
export function asOwn(element: Element | null | undefined, className: string): Element | undefined {
  return element?.classList.contains(className) ? element : undefined;
}

/** Takes our nodes out of the document: those of a class, or all. */
export function removeOwn(document: Document, className?: string): void {
  for (const element of document.querySelectorAll(className ? `.${className}` : `[${OWN}]`)) element.remove();
}

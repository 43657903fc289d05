/** Showing a popover of ours beside a button, within what is seen of the page, and giving the focus back afterwards. */
import { colourSchemeOf } from '../colour-scheme';

const GAP = 6;

/** Adds the card to the document, shows it, moves the focus into it; takes it away again when it is closed. */
export function showBeside(card: HTMLElement, button: HTMLElement): void {
  const { ownerDocument: document } = button;
  card.setAttribute('popover', 'auto');
  card.tabIndex = -1;
  card.style.colorScheme = colourSchemeOf(document);
  document.body.append(card);
  // The page's own keys must not act on the post behind the card.
  card.addEventListener('keydown', (event) => {
    event.stopPropagation();
    moveByArrows(card, event);
  });
  card.addEventListener('toggle', (event) => {
    if ((event as ToggleEvent).newState === 'open') return;
    card.remove();
    if (button.isConnected) button.focus({ preventScroll: true });
  });
  card.showPopover();
  place(card, button);
  card.focus({ preventScroll: true });
}

function place(card: HTMLElement, button: HTMLElement): void {
  const at = button.getBoundingClientRect();
  const { clientWidth, clientHeight } = button.ownerDocument.documentElement;
  const { width, height } = card.getBoundingClientRect();
  const isBelow = at.bottom + GAP + height <= clientHeight || at.top < clientHeight / 2;
  const top = isBelow ? at.bottom + GAP : at.top - GAP - height;
  card.style.insetBlockStart = `${Math.max(GAP, Math.min(top, clientHeight - height - GAP))}px`;
  card.style.left = `${Math.max(GAP, Math.min(at.left, clientWidth - width - GAP))}px`;
}

/** Up and down go through what can be clicked in the card. */
function moveByArrows(card: HTMLElement, event: KeyboardEvent): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const targets = [...card.querySelectorAll<HTMLElement>('a, button')];
  const current = targets.findIndex((target) => target.matches(':focus'));
  targets.at((current + step) % targets.length)?.focus();
}

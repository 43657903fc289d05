/** The badge beside a handle: one leaf of ours at the end of a container of the page's. */
import { i18n } from '#i18n';
import type { Badge } from '../rules/account-marks';
import type { Spot } from '../sites/site-adapter';
import { createOwn } from './own-nodes';

const CLASS = 'sluice-badge';

/** Draws, corrects or removes the badge of a spot. Doing it again changes nothing. */
export function drawBadge(spot: Spot, badge: Badge | undefined): void {
  const drawn = badgeIn(spot.slot);
  if (!badge) {
    drawn?.remove();
    return;
  }
  if (drawn && isOf(drawn, badge)) return;
  drawn?.remove();
  spot.slot.append(createBadge(spot.slot.ownerDocument, badge));
}

/** Takes all badges away. */
export function removeBadges(document: Document): void {
  for (const badge of document.querySelectorAll(`.${CLASS}`)) badge.remove();
}

function createBadge(document: Document, badge: Badge): HTMLElement {
  const button = createOwn(document, 'button', CLASS, badge.name);
  button.type = 'button';
  button.setAttribute('data-sluice-network', badge.networkId ?? 'own');
  button.setAttribute('aria-label', i18n.t('badge.label', [badge.name]));
  // The page opens the post on a click anywhere in it.
  button.addEventListener('click', (event) => event.stopPropagation());
  return button;
}

function badgeIn(slot: Element): HTMLElement | undefined {
  for (const child of slot.children)
    if (child instanceof HTMLElement && child.classList.contains(CLASS)) return child;
  return undefined;
}

function isOf(drawn: HTMLElement, badge: Badge): boolean {
  return (
    drawn.textContent === badge.name &&
    drawn.getAttribute('data-sluice-network') === (badge.networkId ?? 'own')
  );
}

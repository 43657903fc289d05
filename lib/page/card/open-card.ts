/** The card behind a badge: who runs the network, what its people can do, this post's times, and what one can do about it. */
import { i18n } from '#i18n';
import { domainOfAcct, fullAcct, parseAcct } from '../../fediverse/acct';
import { originalLink } from '../../fediverse/links';
import type { Fact, Network } from '../../fediverse/network';
import { factsOf } from '../../fediverse/network-facts';
import { isNumericThreadsHandle, networkOf, originOf } from '../../fediverse/networks';
import { receivedAtOf } from '../../fediverse/snowflake';
import { send } from '../../messaging/client';
import type { Spot } from '../../sites/site-adapter';
import { createOwn } from '../own-nodes';
import type { Page } from '../page';
import { showBeside } from './show-beside';

/** Opens the card of a spot beside its badge; closes on Escape, on a click elsewhere, and when the badge goes. */
export function openCard(page: Page, spot: Spot, button: HTMLElement): void {
  const { document, homeDomain } = page;
  const domain = domainOfAcct(spot.acct, homeDomain);
  if (!domain) return;
  const network = networkOf(domain);
  const card = createOwn(document, 'div', 'sluice-card');
  card.setAttribute('role', 'dialog');
  const title = createOwn(document, 'h2', 'sluice-card-title', network?.name ?? domain);
  card.setAttribute('aria-label', i18n.t('card.about', [network?.name ?? domain]));
  card.append(title, line(document, `@${fullAcct(spot.acct, homeDomain) ?? spot.acct}`));
  if (network) card.append(...aboutNetwork(document, spot, network));
  const note = page.settings().marks.domains[domain]?.note;
  if (note) card.append(line(document, note));
  card.append(...times(page, spot), actions(page, spot, domain, network, card));
  showBeside(card, button);
}

function aboutNetwork(document: Document, spot: Spot, network: Network): HTMLElement[] {
  const { owner, carrier } = network;
  const acct = parseAcct(spot.acct);
  const home = acct && originOf(acct);
  const lines = [line(document, i18n.t('card.runBy', [carrier ? `${owner} · ${carrier}` : owner]))];
  if (home && network.reach !== 'native') lines.push(line(document, i18n.t('card.atHome', [home.handle])));
  if (acct && isNumericThreadsHandle(acct)) lines.push(line(document, i18n.t('facts.numericHandle')));
  const list = createOwn(document, 'ul', 'sluice-card-facts');
  list.append(...factsOf(network.id).map((fact) => factItem(document, fact)));
  return [...lines, list, line(document, i18n.t('card.mayHaveChanged'), 'sluice-card-quiet')];
}

function factItem(document: Document, { says, checkedOn, sources }: Fact): HTMLElement {
  const item = createOwn(document, 'li', 'sluice-card-fact', `${i18n.t(`facts.${says}`)} `);
  const [source] = sources;
  if (!source) return item;
  const link = createOwn(document, 'a', 'sluice-card-source', i18n.t('card.checked', [checkedOn]));
  link.href = source;
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
  item.append(link);
  return item;
}

/** Written and received, where both are known: ids of other servers than Mastodon's say no time. */
function times({ document, memory }: Page, { statusId }: Spot): HTMLElement[] {
  const status = statusId === undefined ? undefined : memory.status(statusId);
  const receivedAt = statusId === undefined ? undefined : receivedAtOf(statusId);
  if (!status || receivedAt === undefined) return [];
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
  return [
    line(document, i18n.t('card.written', [format.format(Date.parse(status.created_at))])),
    line(document, i18n.t('card.received', [format.format(receivedAt)])),
  ];
}

function actions(
  page: Page,
  spot: Spot,
  domain: string,
  network: Network | undefined,
  card: HTMLElement,
): HTMLElement {
  const { document } = page;
  const row = createOwn(document, 'div', 'sluice-card-actions');
  const add = (text: string, act: () => unknown) => {
    const button = createOwn(document, 'button', 'sluice-card-button', text);
    button.type = 'button';
    button.addEventListener('click', (event) => {
      // A script in the page could click for the person; only a real click changes anything of theirs.
      if (event.isTrusted) void act();
      card.hidePopover();
    });
    row.append(button);
  };
  if (network)
    add(i18n.t('card.badgeOff', [network.name]), () =>
      send('setNetworkBadge', { networkId: network.id, isOn: false }),
    );
  add(i18n.t('card.block', [domain]), () => send('openBlockForm', { domain }));
  const full = fullAcct(spot.acct, page.homeDomain) ?? spot.acct;
  add(i18n.t('card.copy'), () => navigator.clipboard.writeText(`@${full}`));
  const original = spot.statusId === undefined ? undefined : page.memory.status(spot.statusId)?.url;
  const link = original && originalLink(original);
  if (link) add(i18n.t('card.original'), () => window.open(link, '_blank', 'noopener,noreferrer'));
  return row;
}

function line(document: Document, text: string, className = 'sluice-card-line'): HTMLElement {
  return createOwn(document, 'p', className, text);
}

/** The card behind a badge: who runs the network, what its people can do, this post's times, and what one can do about it. */
import { domainOfAcct, fullAcct, parseAcct } from '../../fediverse/acct';
import type { Domain } from '../../fediverse/domain-name';
import { indexInstanceBlocks, instanceLimitOf } from '../../fediverse/instance-block';
import { originalLink } from '../../fediverse/links';
import type { Fact, Network } from '../../fediverse/network';
import { aboutOf, factsOf, originOf } from '../../fediverse/network-facts';
import { isNumericThreadsHandle, networkOf } from '../../fediverse/networks';
import { receivedAtOf } from '../../fediverse/snowflake';
import { send } from '../../messaging/client';
import { type DomainMark, marksFor } from '../../rules/account-marks';
import type { Spot } from '../../sites/site-adapter';
import { type ServerLimits, serverLimits } from '../../storage/items';
import { readInPage } from '../../storage/read-in-page';
import { i18n } from '../i18n';
import { digestsOf } from '../limit-lookup';
import { limitText } from '../limit-text';
import { createOwn } from '../own-nodes';
import type { Page } from '../page';
import type { TapStatus } from '../tap-channel';
import { showBeside } from './show-beside';

/** Opens the card of a spot beside its badge; closes on Escape, on a click elsewhere, and when the badge goes. */
export async function openCard(page: Page, spot: Spot, button: HTMLElement): Promise<void> {
  const { document, homeDomain } = page;
  const domain = domainOfAcct(spot.acct, homeDomain);
  if (!domain) return;
  const network = networkOf(domain);
  const card = createOwn(document, 'div', 'sluice-card');
  card.setAttribute('role', 'dialog');
  card.dir = i18n.t('extension.direction');
  const title = createOwn(document, 'h2', 'sluice-card-title', network?.name ?? domain);
  card.setAttribute('aria-label', i18n.t('card.about', [network?.name ?? domain]));
  card.append(title, handleLine(document, `@${fullAcct(spot.acct, homeDomain) ?? spot.acct}`));
  if (network) card.append(...aboutNetwork(document, spot, network));
  const statusId = spot.rule.statusId?.(spot.element);
  const status = statusId === undefined ? undefined : page.memory.status(statusId);
  const own = ownMark(page, domain);
  const limit = await limitLine(page, spot.acct, domain);
  card.append(line(document, i18n.t(ownSetting(own), [domain])));
  if (own?.note) card.append(line(document, own.note));
  if (limit) card.append(line(document, limit));
  card.append(...times(document, status), actions(page, spot, status, domain, network, card));
  // The page may have thrown the row away meanwhile.
  if (button.isConnected) showBeside(card, button);
}

function aboutNetwork(document: Document, spot: Spot, network: Network): HTMLElement[] {
  const about = aboutOf(network.id);
  const acct = parseAcct(spot.acct);
  const home = acct && originOf(acct);
  const runBy = [about?.owner, about?.carrier].filter(Boolean).join(' · ');
  const lines = [line(document, i18n.t('card.runBy', [runBy]))];
  if (home && about?.reach !== 'native') lines.push(line(document, i18n.t('card.atHome', [home.handle])));
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

/** A host may be called `constructor`: look only at what was really set. */
function ownMark(page: Page, domain: Domain): DomainMark | undefined {
  const { domains } = page.settings().marks;
  return Object.hasOwn(domains, domain) ? domains[domain] : undefined;
}

function ownSetting(own: DomainMark | undefined) {
  if (!own) return 'card.ownNone';
  return own.level === 'show' ? 'card.ownNoBadge' : 'card.ownBadge';
}

/** What the person's server says of the domain; nothing about the server itself. */
async function limitLine(page: Page, acct: string, domain: Domain): Promise<string | undefined> {
  const { document, homeDomain, memory, settings } = page;
  if (domain === homeDomain) return undefined;
  const [{ status, blocks }] = await readInPage<[ServerLimits]>([serverLimits(document.location.origin)]);
  const domainLimit = instanceLimitOf(domain, indexInstanceBlocks(blocks), await digestsOf(domain));
  const account = memory.account(acct);
  const { limited } = marksFor({
    acct,
    homeDomain,
    settings: settings().marks,
    ...(account && { account }),
    ...(domainLimit && { domainLimit }),
  });
  if (limited) return limitText(domain, limited, status === 'published');
  if (status === 'published') return i18n.t('card.notLimited', [domain]);
  return status === 'unpublished' ? i18n.t('limits.unpublished', [homeDomain]) : undefined;
}

/** Written and received, where both are known: ids of other servers than Mastodon's say no time. */
function times(document: Document, status: TapStatus | undefined): HTMLElement[] {
  const receivedAt = status && receivedAtOf(status.id);
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
  status: TapStatus | undefined,
  domain: Domain,
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
  if (network) {
    const isOn = !page.settings().marks.networksOff.includes(network.id);
    add(i18n.t(isOn ? 'card.badgeOff' : 'card.badgeOn', [network.name]), () =>
      send('setNetworkBadge', { networkId: network.id, isOn: !isOn }),
    );
  }
  const own = ownMark(page, domain);
  const isShown = own?.level !== 'show';
  add(i18n.t(isShown ? 'card.domainOff' : 'card.domainOn', [domain]), () =>
    send('setDomainMark', { domain, mark: isShown ? { ...own, level: 'show' } : withBadge(own) }),
  );
  add(i18n.t('card.mark', [domain]), () => send('openDomainForm', { form: 'marks', domain }));
  add(i18n.t('card.block', [domain]), () => send('openDomainForm', { form: 'block', domain }));
  const full = fullAcct(spot.acct, page.homeDomain) ?? spot.acct;
  add(i18n.t('card.copy'), () => navigator.clipboard.writeText(`@${full}`));
  const path = status ? `/@${status.account.acct}/${status.id}` : `/@${spot.acct}`;
  add(i18n.t('card.openHere'), () => open(document.location.origin + encodeURI(path)));
  const link = status?.url && originalLink(status.url);
  if (link) add(i18n.t('card.original'), () => open(link));
  return row;
}

/** The mark without its "no badge"; null if nothing else was set. */
function withBadge(own: DomainMark): DomainMark | null {
  const { level, ...words } = own;
  return Object.keys(words).length > 0 ? { ...words, level: 'badge' } : null;
}

function open(address: string): void {
  window.open(address, '_blank', 'noopener,noreferrer');
}

/** Handles run from left to right in every language. */
function handleLine(document: Document, handle: string): HTMLElement {
  const place = line(document, '');
  const text = createOwn(document, 'bdi', '', handle);
  text.dir = 'ltr';
  place.append(text);
  return place;
}

function line(document: Document, text: string, className = 'sluice-card-line'): HTMLElement {
  return createOwn(document, 'p', className, text);
}

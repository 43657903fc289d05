/** What a feature may ask of the page it runs on. */
import type { Domain } from '../fediverse/domain-name';
import type { SiteAdapter, Spot } from '../sites/site-adapter';
import type { Settings } from '../storage/items';
import type { StatusMemory } from './status-memory';
import { watchPage } from './watch-page';

export interface Page {
  readonly document: Document;
  readonly site: SiteAdapter;
  readonly homeDomain: Domain;
  readonly memory: StatusMemory;
  settings(): Settings;
  /** The accounts shown within these elements, and those that they are part of. */
  spotsIn(roots: Iterable<Element>): readonly Spot[];
  /** Calls `draw` for every account on the page: now, when the page draws one, and when what is known changes. */
  onSpots(draw: (spot: Spot) => void, signal: AbortSignal): void;
  /** Calls `draw` with what the page drew just now, and once with the whole document. */
  onDrawn(draw: (roots: ReadonlySet<Element>) => void, signal: AbortSignal): void;
  /** Calls back after the settings changed. */
  onSettings(listener: () => void, signal: AbortSignal): void;
}

/** A page with the means to change the settings it works by. */
export interface RunningPage extends Page {
  changeSettings(settings: Settings): void;
}

/** Watches the document until the signal aborts. */
export function createPage(
  document: Document,
  site: SiteAdapter,
  homeDomain: Domain,
  memory: StatusMemory,
  settings: Settings,
  signal: AbortSignal,
): RunningPage {
  let current = settings;
  const drawnListeners = new Set<(roots: ReadonlySet<Element>) => void>();
  const settingsListeners = new Set<() => void>();
  const onDrawn = (roots: ReadonlySet<Element>) => {
    for (const draw of drawnListeners) draw(roots);
  };
  watchPage(document, onDrawn, signal);

  const page: RunningPage = {
    document,
    site,
    homeDomain,
    memory,
    settings: () => current,
    spotsIn: (roots) => spotsIn(site, memory, roots),
    onDrawn(draw, featureSignal) {
      drawnListeners.add(draw);
      featureSignal.addEventListener('abort', () => drawnListeners.delete(draw));
      draw(new Set([document.documentElement]));
    },
    onSpots(draw, featureSignal) {
      const drawAll = () => page.spotsIn([document.documentElement]).forEach(draw);
      page.onDrawn((roots) => page.spotsIn(roots).forEach(draw), featureSignal);
      page.onSettings(drawAll, featureSignal);
    },
    onSettings(listener, featureSignal) {
      settingsListeners.add(listener);
      featureSignal.addEventListener('abort', () => settingsListeners.delete(listener));
    },
    changeSettings(changed) {
      current = changed;
      for (const listener of settingsListeners) listener();
    },
  };
  return page;
}

/** All that a selector finds within these elements, and what an element is itself part of. */
export function elementsIn(roots: Iterable<Element>, selector: string): ReadonlySet<Element> {
  const elements = new Set<Element>();
  for (const root of roots) {
    const around = root.closest(selector);
    if (around) elements.add(around);
    for (const element of root.querySelectorAll(selector)) elements.add(element);
  }
  return elements;
}

function spotsIn(site: SiteAdapter, memory: StatusMemory, roots: Iterable<Element>): Spot[] {
  const spots: Spot[] = [];
  for (const element of elementsIn(roots, site.spots.map(({ selector }) => selector).join())) {
    const rule = site.spots.find(({ selector }) => element.matches(selector));
    if (!rule) continue;
    const { surface, look } = rule;
    const { acct, accountId, statusId, anchor } = rule.read(element);
    const known = acct ?? (accountId && memory.accountById(accountId)?.acct);
    // Also where no account can be told: a mark of the account that stood there before has to go.
    spots.push({
      surface,
      look,
      element,
      acct: known ?? '',
      anchor: anchor ?? element,
      ...(statusId !== undefined && { statusId }),
    });
  }
  return spots;
}

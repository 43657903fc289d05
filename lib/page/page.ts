/** What a feature may ask of the page it runs on. */
import type { Domain } from '../fediverse/domain-name';
import type { SiteAdapter, Spot, SpotRule } from '../sites/site-adapter';
import type { Settings } from '../storage/items';
import type { StatusMemory } from './status-memory';
import { watchPage } from './watch-page';

export interface Page {
  readonly document: Document;
  readonly site: SiteAdapter;
  readonly homeDomain: Domain;
  readonly memory: StatusMemory;
  settings(): Settings;
  /** Every account on the page as it is now. */
  spots(): readonly Spot[];
  /** Calls `draw` for every account on the page: now, when the page draws one, and when the settings change. */
  onSpots(draw: (spot: Spot) => void, signal: AbortSignal): void;
  /** The same for the elements of a selector. */
  onElements(selector: string, draw: (element: Element) => void, signal: AbortSignal): void;
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
  const spotListeners = new Set<(spot: Spot) => void>();
  const everywhere = searchFor(site.spots);
  const inPost = searchFor(site.spots.filter(({ isInPosts }) => isInPosts));
  /** All in one place, so that a page is searched once for what it draws, not once for each feature. */
  const elementListeners = new Map<(element: Element) => void, string>();
  const everything = [document.documentElement];

  /** Lists in which a post was seen. Lists of accounts have entries with an id as well, but no times. */
  const postLists = new WeakSet<Node>();

  function isInPost(root: Element): boolean {
    const entry = root.closest('article');
    const list = entry?.parentNode;
    if (!entry || !list || site.entryId(entry) === undefined) return false;
    if (postLists.has(list)) return true;
    if (!entry.querySelector(site.timeSelector)) return false;
    postLists.add(list);
    return true;
  }

  function drawElements(roots: Iterable<Element>): void {
    const inPosts: Element[] = [];
    const elsewhere: Element[] = [];
    for (const root of roots) (isInPost(root) ? inPosts : elsewhere).push(root);
    search(inPosts, inPost);
    search(elsewhere, everywhere);
  }

  function search(roots: readonly Element[], { rules, selector: spotSelector }: SpotSearch): void {
    const wantedSpots = spotListeners.size > 0 ? [spotSelector] : [];
    const selector = [...wantedSpots, ...new Set(elementListeners.values())].join();
    if (roots.length === 0 || selector === '') return;
    for (const element of elementsIn(roots, selector)) {
      const spot = readSpot(rules, memory, element);
      if (spot) for (const draw of spotListeners) draw(spot);
      for (const [draw, wanted] of elementListeners) if (element.matches(wanted)) draw(element);
    }
  }

  const onDrawn = (roots: ReadonlySet<Element>) => {
    drawElements(roots);
    for (const draw of drawnListeners) draw(roots);
  };
  watchPage(document, onDrawn, signal);

  const page: RunningPage = {
    document,
    site,
    homeDomain,
    memory,
    settings: () => current,
    spots: () =>
      [...elementsIn(everything, everywhere.selector)].flatMap(
        (element) => readSpot(site.spots, memory, element) ?? [],
      ),
    onDrawn(draw, featureSignal) {
      drawnListeners.add(draw);
      featureSignal.addEventListener('abort', () => drawnListeners.delete(draw));
      draw(new Set(everything));
    },
    onSpots(draw, featureSignal) {
      spotListeners.add(draw);
      featureSignal.addEventListener('abort', () => spotListeners.delete(draw));
      page.spots().forEach(draw);
    },
    onElements(selector, draw, featureSignal) {
      elementListeners.set(draw, selector);
      featureSignal.addEventListener('abort', () => elementListeners.delete(draw));
      elementsIn(everything, selector).forEach(draw);
    },
    onSettings(listener, featureSignal) {
      settingsListeners.add(listener);
      featureSignal.addEventListener('abort', () => settingsListeners.delete(listener));
    },
    changeSettings(changed) {
      current = changed;
      for (const listener of settingsListeners) listener();
      drawElements(everything);
    },
  };
  return page;
}

/** All that a selector finds within these elements, and what an element is itself part of within its entry. */
export function elementsIn(roots: Iterable<Element>, selector: string): ReadonlySet<Element> {
  const elements = new Set<Element>();
  const upwards = `article,${selector}`;
  for (const root of roots) {
    let part = root.closest(upwards);
    while (part && part.localName !== 'article') {
      elements.add(part);
      part = part.parentElement?.closest(upwards) ?? null;
    }
    if (root.firstElementChild) for (const element of root.querySelectorAll(selector)) elements.add(element);
  }
  return elements;
}

interface SpotSearch {
  readonly rules: readonly SpotRule[];
  readonly selector: string;
}

function searchFor(rules: readonly SpotRule[]): SpotSearch {
  return { rules, selector: rules.map(({ selector }) => selector).join() };
}

function readSpot(rules: readonly SpotRule[], memory: StatusMemory, element: Element): Spot | undefined {
  const rule = rules.find(({ selector }) => element.matches(selector));
  if (!rule) return undefined;
  const { surface, look } = rule;
  const { acct, accountId, statusId, anchor } = rule.read(element);
  const known = acct ?? (accountId && memory.accountById(accountId)?.acct);
  // Also where no account can be told: a mark of the account that stood there before has to go.
  return {
    surface,
    look,
    element,
    acct: known ?? '',
    anchor: anchor ?? element,
    ...(statusId !== undefined && { statusId }),
  };
}

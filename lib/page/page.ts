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
  /** The same for the elements that a search finds. */
  onElements(search: ElementSearch, draw: (element: Element) => void, signal: AbortSignal): void;
  /** Calls `draw` with what the page drew just now, whole posts instead of their parts, and once with the whole document. */
  onDrawn(draw: (drawn: readonly Element[]) => void, signal: AbortSignal): void;
  /** Calls back after the settings changed. */
  onSettings(listener: () => void, signal: AbortSignal): void;
}

export interface ElementSearch {
  readonly selector: string;
  /**
   * One class that finds all of these in the posts of a feed, which are not searched for the rest: most of what a page draws
   * are posts, and browsers are much faster at finding a class than at finding any of several.
   */
  readonly inPosts?: string;
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
  const drawnListeners = new Set<(drawn: readonly Element[]) => void>();
  const settingsListeners = new Set<() => void>();
  const spotListeners = new Set<(spot: Spot) => void>();
  const postRules = site.spots.filter(({ isInPosts }) => isInPosts);
  const elementListeners = new Map<(element: Element) => void, ElementSearch>();

  /** Lists in which a post was seen. Lists of accounts have entries with an id as well, but no times. */
  const postLists = new WeakSet<Node>();

  function isPost(entry: Element): boolean {
    const list = entry.parentNode;
    if (!list || site.entryId(entry) === undefined) return false;
    if (postLists.has(list)) return true;
    if (!entry.querySelector(site.postTimeSelector)) return false;
    postLists.add(list);
    return true;
  }

  function drawIn(root: Element, inPost: boolean): void {
    if (spotListeners.size > 0)
      for (const spot of spotsIn(root, inPost ? postRules : site.spots, memory))
        for (const draw of spotListeners) draw(spot);
    for (const [draw, { selector, inPosts }] of elementListeners) {
      const wanted = inPost ? inPosts : selector;
      if (wanted) elementsIn(root, wanted).forEach(draw);
    }
  }

  const onDrawn = (roots: ReadonlyMap<Element, boolean>) => {
    for (const [root, isWholePost] of roots) drawIn(root, isWholePost);
    const drawn = [...roots.keys()];
    for (const draw of drawnListeners) draw(drawn);
  };
  watchPage(document, isPost, onDrawn, signal);

  const page: RunningPage = {
    document,
    site,
    homeDomain,
    memory,
    settings: () => current,
    spots: () => spotsIn(document.documentElement, site.spots, memory),
    onDrawn(draw, featureSignal) {
      drawnListeners.add(draw);
      featureSignal.addEventListener('abort', () => drawnListeners.delete(draw));
      draw([document.documentElement]);
    },
    onSpots(draw, featureSignal) {
      spotListeners.add(draw);
      featureSignal.addEventListener('abort', () => spotListeners.delete(draw));
      page.spots().forEach(draw);
    },
    onElements(search, draw, featureSignal) {
      elementListeners.set(draw, search);
      featureSignal.addEventListener('abort', () => elementListeners.delete(draw));
      elementsIn(document.documentElement, search.selector).forEach(draw);
    },
    onSettings(listener, featureSignal) {
      settingsListeners.add(listener);
      featureSignal.addEventListener('abort', () => settingsListeners.delete(listener));
    },
    changeSettings(changed) {
      current = changed;
      for (const listener of settingsListeners) listener();
      drawIn(document.documentElement, false);
    },
  };
  return page;
}

const NONE: readonly Element[] = [];

/** All that a selector finds within an element, and what the element is itself part of within its entry. */
export function elementsIn(root: Element, selector: string): readonly Element[] {
  // Mostly there are none, and that is found out faster so.
  const within = root.querySelector(selector) ? [...root.querySelectorAll(selector)] : NONE;
  return root.localName === 'article' ? within : [...within, ...partsAround(root, selector)];
}

function partsAround(root: Element, selector: string): Element[] {
  const parts: Element[] = [];
  for (let part: Element | null = root; part && part.localName !== 'article'; part = part.parentElement)
    if (part.matches(selector)) parts.push(part);
  return parts;
}

/**
 * One search a rule: browsers are much faster at finding a class than at finding any of many. The first rule that finds an
 * element is the one that reads it.
 */
function spotsIn(root: Element, rules: readonly SpotRule[], memory: StatusMemory): Spot[] {
  const spots: Spot[] = [];
  const read = new Set<Element>();
  for (const rule of rules)
    for (const element of elementsIn(root, rule.selector)) {
      if (read.has(element)) continue;
      read.add(element);
      spots.push(readSpot(rule, memory, element));
    }
  return spots;
}

function readSpot({ surface, look, read }: SpotRule, memory: StatusMemory, element: Element): Spot {
  const { acct, accountId, statusId, anchor } = read(element);
  const known = acct ?? (accountId && memory.accountById(accountId)?.acct);
  // Also where no account can be told: a mark of the account that stood there before has to go.
  return {
    surface,
    look,
    element,
    acct: known ?? '',
    anchor: anchor ?? element,
    statusId,
  };
}

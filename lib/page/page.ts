/** What a feature may ask of the page it runs on. */
import type { Domain } from '../fediverse/domain-name';
import type { SiteAdapter } from '../sites/site-adapter';
import type { Settings } from '../storage/items';
import { drawMarks, type MarkKind } from './draw-marks';
import { eachFound, eachSpot } from './find-spots';
import { createMarksByAccount, type MarkOf } from './marks-by-account';
import type { StatusMemory } from './status-memory';
import { watchPage } from './watch-page';

export interface Page {
  readonly document: Document;
  readonly site: SiteAdapter;
  readonly homeDomain: Domain;
  readonly memory: StatusMemory;
  settings(): Settings;
  /**
   * Marks every account on the page, now and whenever the page draws one, until the signal aborts. `markOf` is asked once for
   * an account, and again after the settings changed or `markAnew` was called.
   */
  markAccounts(kind: MarkKind, markOf: MarkOf, signal: AbortSignal): void;
  /** Has every `markOf` asked anew, since what they tell has changed. */
  markAnew(): void;
  /** Calls `draw` for the elements that a search finds: now, when the page draws one, and when the settings change. */
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
  const marks = createMarksByAccount(document);
  const postRules = site.spots.filter(({ isInPosts }) => isInPosts);
  const elementListeners = new Map<(element: Element) => void, ElementSearch>();

  /** Lists in which a post was seen. Lists of accounts have entries with an id as well, but no times. */
  const postLists = new WeakSet<Node>();
  const posts = new WeakSet<Element>();

  function isPost(entry: Element): boolean {
    if (posts.has(entry)) return true;
    const list = entry.parentNode;
    if (!list || site.entryId(entry) === undefined) return false;
    if (!postLists.has(list) && !entry.querySelector(site.postTimeSelector)) return false;
    postLists.add(list);
    posts.add(entry);
    return true;
  }

  function markIn(root: Element, inPost: boolean): void {
    if (marks.isOff()) return;
    eachSpot(root, inPost ? postRules : site.spots, memory, (spot) =>
      drawMarks(page, spot, marks.of(spot.acct)),
    );
  }

  function drawIn(root: Element, inPost: boolean): void {
    markIn(root, inPost);
    for (const [draw, { selector, inPosts }] of elementListeners) {
      const wanted = inPost ? inPosts : selector;
      if (wanted) eachFound(root, wanted, draw);
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
    onDrawn(draw, featureSignal) {
      drawnListeners.add(draw);
      featureSignal.addEventListener('abort', () => drawnListeners.delete(draw));
      draw([document.documentElement]);
    },
    markAccounts(kind, markOf, featureSignal) {
      marks.add(kind, markOf, featureSignal);
      markIn(document.documentElement, false);
    },
    markAnew() {
      marks.forget();
      markIn(document.documentElement, false);
    },
    onElements(search, draw, featureSignal) {
      elementListeners.set(draw, search);
      featureSignal.addEventListener('abort', () => elementListeners.delete(draw));
      eachFound(document.documentElement, search.selector, draw);
    },
    onSettings(listener, featureSignal) {
      settingsListeners.add(listener);
      featureSignal.addEventListener('abort', () => settingsListeners.delete(listener));
    },
    changeSettings(changed) {
      current = changed;
      marks.forget();
      for (const listener of settingsListeners) listener();
      drawIn(document.documentElement, false);
    },
  };
  return page;
}

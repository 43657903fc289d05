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
    onDrawn(draw, featureSignal) {
      drawnListeners.add(draw);
      featureSignal.addEventListener('abort', () => drawnListeners.delete(draw));
      draw(new Set([document.documentElement]));
    },
    onSpots(draw, featureSignal) {
      const drawAll = () => spotsIn(site, [document.documentElement]).forEach(draw);
      page.onDrawn((roots) => spotsIn(site, roots).forEach(draw), featureSignal);
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

/** The accounts shown within these elements, and the one that an element is itself part of. */
function spotsIn(site: SiteAdapter, roots: Iterable<Element>): Spot[] {
  const any = site.spots.map((rule) => rule.selector).join();
  const elements = new Set<Element>();
  for (const root of roots) {
    const around = root.closest(any);
    if (around) elements.add(around);
    for (const element of root.querySelectorAll(any)) elements.add(element);
  }
  return [...elements].flatMap((element) => {
    const rule = site.spots.find(({ selector }) => element.matches(selector));
    const facts = rule?.read(element);
    return rule && facts ? [{ surface: rule.surface, element, ...facts }] : [];
  });
}

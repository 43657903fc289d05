/** Starts and stops the features as the settings say, keeps their faults from the page, and tells how they fare. */

import type { Feature } from '../features/feature';
import type { Page } from '../page/page';
import { isFeatureOn } from '../rules/feature-ids';
import type { Need } from '../sites/site-adapter';
import type { HealthReason } from '../storage/items';

const RECHECK_MS = 2000;

export type Unavailable = Readonly<Record<string, HealthReason>>;

/** Runs the features until the signal aborts; `onHealth` hears which of those that are on cannot run, and why. */
export function runFeatures(
  page: Page,
  features: readonly Feature[],
  onHealth: (unavailable: Unavailable) => void,
  signal: AbortSignal,
): void {
  const running = new Map<Feature, AbortController>();
  const crashed = new Set<Feature>();
  let told = '';

  function update(): void {
    const unavailable: Record<string, HealthReason> = {};
    const failed = page.site.selfCheck(page.document);
    for (const feature of features) {
      const isOn = isFeatureOn(feature.id, page.settings().features);
      const reason = isOn ? reasonAgainst(feature, failed) : undefined;
      if (isOn && !reason) start(feature);
      else stop(feature);
      const final = crashed.has(feature) ? 'crashed' : reason;
      if (isOn && final) unavailable[feature.id] = final;
    }
    const health = JSON.stringify(unavailable);
    if (health === told) return;
    told = health;
    onHealth(unavailable);
  }

  function reasonAgainst(feature: Feature, failed: readonly Need[]): HealthReason | undefined {
    if (crashed.has(feature)) return 'crashed';
    if (feature.needs && failed.includes(feature.needs)) return 'layout-unknown';
    return feature.unavailable?.(page);
  }

  function start(feature: Feature): void {
    if (running.has(feature)) return;
    const controller = new AbortController();
    running.set(feature, controller);
    try {
      feature.start(
        guarded(page, (error) => crash(feature, error)),
        controller.signal,
      );
    } catch (error) {
      crash(feature, error);
    }
  }

  function stop(feature: Feature): void {
    running.get(feature)?.abort();
    running.delete(feature);
  }

  function crash(feature: Feature, error: unknown): void {
    console.warn(`Sluice: ${feature.id} is off`, error);
    crashed.add(feature);
    stop(feature);
    update();
  }

  // Whether a page can be read changes rarely; asking on everything it draws would cost more than it tells.
  const timer = setInterval(update, RECHECK_MS);
  update();
  page.onSettings(update, signal);
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    [...running.keys()].forEach(stop);
  });
}

/** The page as a feature gets it: an exception in what it registers ends the feature, not the page. */
function guarded(page: Page, onCrash: (error: unknown) => void): Page {
  const guard =
    <Arg, Answer>(callback: (arg: Arg) => Answer) =>
    (arg: Arg): Answer | undefined => {
      try {
        return callback(arg);
      } catch (error) {
        onCrash(error);
        return undefined;
      }
    };
  return {
    ...page,
    memory: { ...page.memory, onNews: (listener, signal) => page.memory.onNews(guard(listener), signal) },
    markAccounts: (kind, markOf, signal) => page.markAccounts(kind, guard(markOf), signal),
    onElements: (search, draw, signal) => page.onElements(search, guard(draw), signal),
    onDrawn: (draw, signal) => page.onDrawn(guard(draw), signal),
    onSettings: (listener, signal) => page.onSettings(guard<void, void>(listener), signal),
  };
}

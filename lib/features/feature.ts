/** What a feature is: one file, one switch. */
import type { Page } from '../page/page';
import type { FeatureId } from '../rules/feature-ids';
import type { Need } from '../sites/site-adapter';
import type { HealthReason } from '../storage/items';

export interface Feature {
  readonly id: FeatureId;
  /** What must hold of the page's markup. */
  readonly needs?: Need;
  /** Why else it cannot run on this page as it is drawn now; undefined if it can. */
  unavailable?(page: Page): HealthReason | undefined;
  /** Works on the page until the signal aborts; then nothing of it may be left. */
  start(page: Page, signal: AbortSignal): void;
}

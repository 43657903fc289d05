/** What a feature is: one file, one switch. */
import type { Page } from '../page/page';
import type { FeatureId } from '../rules/feature-ids';
import type { HealthReason } from '../storage/items';

export interface Feature {
  readonly id: FeatureId;
  /** Why it cannot run on this page as it is drawn now; undefined if it can. */
  unavailable?(page: Page): HealthReason | undefined;
  /** Works on the page until the signal aborts; then nothing of it may be left. */
  start(page: Page, signal: AbortSignal): void;
}

/** The features that can be switched, each a file of this name in `lib/features/`. */
export const FEATURE_IDS = [
  'origin-badge',
  'written-order',
  'late-tray',
  'delivery-delay',
  'limited-notice',
  'own-block',
  'machine-alt-text',
] as const;

export type FeatureId = (typeof FEATURE_IDS)[number];

/** Whether a feature is on: by the person's choice, else on. */
export function isFeatureOn(id: FeatureId, chosen: Readonly<Record<string, boolean>>): boolean {
  return chosen[id] ?? true;
}

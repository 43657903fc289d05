/** How a stored value of an older version becomes one of the next: pure functions, by item and by the version they lead to. */

export type Migration = (old: unknown) => unknown;

/** `{ settings: { 2: from1To2 } }`. An item is missing as long as it has never changed its shape. */
export const migrations: Readonly<Record<string, Readonly<Record<number, Migration>>>> = {};

/** The value brought from version `from` to version `to`, step by step. Throws what a step throws. */
export function migrate(
  steps: Readonly<Record<number, Migration>>,
  value: unknown,
  from: number,
  to: number,
): unknown {
  let migrated = value;
  for (let version = from + 1; version <= to; version += 1) migrated = steps[version]?.(migrated) ?? migrated;
  return migrated;
}

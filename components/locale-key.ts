/** Ids as parts of locale keys: message names have no hyphens. */

export type LocaleKey<Id extends string> = Id extends `${infer Start}-${infer Rest}`
  ? `${Start}_${LocaleKey<Rest>}`
  : Id;

/** `origin-badge` gives `origin_badge`. */
export function localeKey<Id extends string>(id: Id): LocaleKey<Id> {
  return id.replaceAll('-', '_') as LocaleKey<Id>;
}

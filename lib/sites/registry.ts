/** All site adapters, and the one that knows a page. */
import type { SiteAdapter } from './site-adapter';

const modules = import.meta.glob<SiteAdapter>('./adapters/*.ts', { eager: true, import: 'default' });

export const siteAdapters: readonly SiteAdapter[] = Object.values(modules);

/** The adapter that claims the document; undefined while it is not drawn yet or where none knows it. */
export function findSiteAdapter(document: Document): SiteAdapter | undefined {
  return siteAdapters.find((adapter) => adapter.claims(document));
}

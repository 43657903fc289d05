/** Stands in for the web page until there is one. */

import type { RenderWebApp } from './web-app-context.ts';

export const renderWebApp: RenderWebApp = ({ domain }) => ({
  status: 200,
  headers: {},
  html: `<!doctype html><title>${domain}</title><div id="mastodon"></div>`,
});

/** The folder with the page's built files; the placeholder has none. */
export async function buildSandboxPage(): Promise<string> {
  return '';
}

/** Which page the popup was opened over. */
import browser from 'webextension-polyfill';

export interface ActiveTab {
  readonly tabId: number;
  /** Such as `https://mastodon.example`. */
  readonly origin: string;
  /** Host name, with the port if it has one of its own: what people call the server. */
  readonly host: string;
  /** Whether the page looks like Mastodon's web UI; undefined where the browser does not let us look. */
  readonly isMastodon: boolean | undefined;
}

/** The page in front, as far as the click on our button lets us see it; undefined for anything but a web page. */
export async function readActiveTab(): Promise<ActiveTab | undefined> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined || tab.url === undefined || !URL.canParse(tab.url)) return undefined;
  const { origin, host, protocol } = new URL(tab.url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return { tabId: tab.id, origin, host, isMastodon: await looksLikeMastodon(tab.id) };
}

async function looksLikeMastodon(tabId: number): Promise<boolean | undefined> {
  try {
    const [frame] = await browser.scripting.executeScript({
      target: { tabId },
      func: () => document.querySelector('div#mastodon.app-holder[data-props]') !== null,
    });
    return frame?.result === true;
  } catch {
    // A page that no extension may touch, such as the browser's own or the store's.
    return undefined;
  }
}

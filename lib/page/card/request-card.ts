/** Opens the card behind a badge. Its script is fetched when the first card is asked for: most pages never need it. */
import { send } from '../../messaging/client';
import type { Spot } from '../../sites/site-adapter';
import type { Page } from '../page';

/** Where the card's script leaves its function: in the world that our scripts in a page share, and the page does not. */
export const CARD_KEY = 'sluiceOpenCard';

type OpenCard = (page: Page, spot: Spot, button: HTMLElement) => Promise<void>;

export function requestCard(page: Page, spot: Spot, button: HTMLElement): void {
  const open = loaded();
  if (open) {
    void open(page, spot, button);
    return;
  }
  void send('loadCard', null).then(() => loaded()?.(page, spot, button));
}

function loaded(): OpenCard | undefined {
  return Reflect.get(globalThis, CARD_KEY) as OpenCard | undefined;
}

/** Turning Sluice on for a server: the permission first, in the click itself, then the scripts. */
import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { send } from '../../lib/messaging/client';

export type TurnOnState = 'idle' | 'asking' | 'denied' | 'refused';

/** The state of the attempt, and what to call in the handler of the click. */
export function useTurnOn(onTurnedOn: (reloadNeeded: boolean) => void) {
  const [state, setState] = useState<TurnOnState>('idle');

  async function turnOn(origin: string): Promise<void> {
    setState('asking');
    // Not awaited: the browser asks only while it still handles the click. Its question may close the popup; the
    // background then goes on by itself when the permission arrives.
    void send('planToEnable', { origin });
    const { protocol, hostname } = new URL(origin);
    const isGranted = await browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
    if (!isGranted) {
      setState('denied');
      return;
    }
    const answer = await send('enableServer', { origin });
    setState(answer.ok ? 'idle' : answer.error === 'not-permitted' ? 'denied' : 'refused');
    if (answer.ok) onTurnedOn(answer.value.reloadNeeded);
  }

  return { state, turnOn };
}

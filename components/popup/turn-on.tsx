/** The first thing anybody does: turn Sluice on for their server. Asks the browser for this one origin. */
import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/client';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import type { ActiveTab } from './active-tab';

interface TurnOnProps {
  readonly tab: ActiveTab | null;
  readonly onTurnedOn: (reloadNeeded: boolean) => void;
}

type State = 'idle' | 'asking' | 'denied' | 'refused';

export function TurnOn({ tab, onTurnedOn }: TurnOnProps) {
  const [state, setState] = useState<State>('idle');
  if (!tab) return <p>{i18n.t('popup.openYourServer')}</p>;
  const { origin, host } = tab;

  async function turnOn(): Promise<void> {
    setState('asking');
    // Not awaited: the browser shows its question only while it still handles the click. The answer may close this popup;
    // the background then goes on by itself.
    void send('planToEnable', { origin });
    const isGranted = await browser.permissions.request({
      origins: [`${new URL(origin).protocol}//${new URL(origin).hostname}/*`],
    });
    if (!isGranted) {
      setState('denied');
      return;
    }
    const answer = await send('enableServer', { origin });
    if (answer.ok) onTurnedOn(answer.value.reloadNeeded);
    else setState(answer.error === 'not-permitted' ? 'denied' : 'refused');
  }

  return (
    <section class="stack">
      {tab.isMastodon === false && <Notice>{i18n.t('popup.notMastodon', [host])}</Notice>}
      <p>{i18n.t('popup.whatItDoes')}</p>
      <Button kind="primary" isBusy={state === 'asking'} onClick={() => void turnOn()}>
        {i18n.t('popup.turnOn', [host])}
      </Button>
      <p class="quiet small">{i18n.t('popup.whatItAsks', [host])}</p>
      {state === 'denied' && <Notice isProblem>{i18n.t('popup.denied', [host])}</Notice>}
      {state === 'refused' && <Notice isProblem>{i18n.t('popup.refused', [host])}</Notice>}
    </section>
  );
}

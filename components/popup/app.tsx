/** The popup: one server, the one in the tab in front if Sluice knows it, else the first it is on for. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { enabledOrigins } from '../../lib/storage/items';
import { useStored } from '../use-stored';
import { AccountPanel } from './account-panel';
import { type ActiveTab, readActiveTab } from './active-tab';
import { AddServer } from './add-server';
import { OpenDashboard } from './open-dashboard';
import { ReadingPanel } from './reading-panel';
import { TurnOn } from './turn-on';

export function App() {
  const [tab, setTab] = useState<ActiveTab | null>();
  const [reloadNeeded, setReloadNeeded] = useState(false);
  const origins = useStored(enabledOrigins);
  useEffect(() => {
    void readActiveTab().then((found) => setTab(found ?? null));
  }, []);
  if (tab === undefined || origins === undefined)
    return (
      <main class="popup" aria-busy="true">
        <Head />
      </main>
    );

  const isOn = tab !== null && origins.includes(tab.origin);
  const mayTurnOn = tab !== null && !isOn && (tab.isMastodon === true || origins.length === 0);
  const origin = isOn ? tab.origin : mayTurnOn ? undefined : origins[0];
  return (
    <main class="popup" data-server-is={origin ? 'on' : 'off'}>
      <Head origin={origin} />
      {origin && (
        <>
          <ReadingPanel origin={origin} tabId={isOn ? tab.tabId : undefined} reloadNeeded={reloadNeeded} />
          <AccountPanel origin={origin} />
        </>
      )}
      {mayTurnOn && <TurnOn tab={tab} onTurnedOn={setReloadNeeded} />}
      {!origin && !mayTurnOn && <AddServer />}
      <OpenDashboard />
    </main>
  );
}

/** There at once, so that the popup is not empty while the rest is asked for. */
function Head({ origin }: { origin?: string | undefined }) {
  return (
    <header class="popup-head">
      <h1>{i18n.t('extension.name')}</h1>
      {origin && <span class="address quiet">{new URL(origin).host}</span>}
    </header>
  );
}

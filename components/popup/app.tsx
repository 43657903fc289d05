/** The popup: one server, the one in the tab in front. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { enabledOrigins } from '../../lib/storage/items';
import { useStored } from '../use-stored';
import { AccountPanel } from './account-panel';
import { type ActiveTab, readActiveTab } from './active-tab';
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
  if (tab === undefined || origins === undefined) return <main class="popup" aria-busy="true" />;
  const isOn = tab !== null && origins.includes(tab.origin);
  return (
    <main class="popup">
      <header class="popup-head">
        <h1>{i18n.t('extension.name')}</h1>
        {isOn && <span class="name quiet">{tab.host}</span>}
      </header>
      {isOn ? (
        <>
          <ReadingPanel tab={tab} reloadNeeded={reloadNeeded} />
          <AccountPanel tab={tab} />
        </>
      ) : (
        <TurnOn tab={tab} onTurnedOn={(needed) => setReloadNeeded(needed)} />
      )}
      <OpenDashboard />
    </main>
  );
}

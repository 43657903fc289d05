/** What Sluice does to the page in front: the order of its timelines, its features, and what it cannot do there. */
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/client';
import { FEATURE_IDS, isFeatureOn } from '../../lib/rules/feature-ids';
import { type PageHealth, pageHealth, type Settings, settings } from '../../lib/storage/items';
import { updateStored } from '../../lib/storage/stored';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Switch } from '../ui/switch';
import { useStored } from '../use-stored';
import { OrderModes } from './order-modes';

interface ReadingPanelProps {
  readonly origin: string;
  /** The tab in front, if it shows this server. */
  readonly tabId: number | undefined;
  /** Sluice was turned on just now, and the page was sent posts before that. */
  readonly reloadNeeded: boolean;
}

export function ReadingPanel({ origin, tabId, reloadNeeded }: ReadingPanelProps) {
  const current = useStored(settings);
  // Keyed by the tab: no tab, no report.
  const unavailable = useStored(pageHealth(tabId ?? -1))?.unavailable ?? {};
  if (!current) return null;
  const change = (update: (old: Settings) => Settings) => void updateStored(settings, update);
  const isOrdered = isFeatureOn('written-order', current.features) && !('written-order' in unavailable);
  // Nothing is late in a timeline that stands as the server sends it.
  const offered = FEATURE_IDS.filter((id) => !(id in unavailable) && (id !== 'late-tray' || isOrdered));
  return (
    <section class="card" aria-labelledby="reading-title">
      <h2 id="reading-title">{i18n.t('popup.onPages')}</h2>
      {reloadNeeded && tabId !== undefined && <ReloadHint tabId={tabId} />}
      <HealthNotices unavailable={unavailable} />
      {offered.map((id) => (
        <Switch
          key={id}
          label={i18n.t(`feature.${localeKey(id)}`)}
          isOn={isFeatureOn(id, current.features)}
          onChange={(isOn) => change((old) => ({ ...old, features: { ...old.features, [id]: isOn } }))}
        />
      ))}
      {isOrdered && <OrderModes settings={current} onChange={change} />}
      <Button kind="plain" action="turn-off" onClick={() => void send('disableServer', { origin })}>
        {i18n.t('popup.turnOff', [new URL(origin).host])}
      </Button>
    </section>
  );
}

function ReloadHint({ tabId }: { tabId: number }) {
  return (
    <Notice>
      <p>{i18n.t('popup.reloadNeeded')}</p>
      <Button kind="plain" onClick={() => void browser.tabs.reload(tabId).then(() => window.close())}>
        {i18n.t('popup.reload')}
      </Button>
    </Notice>
  );
}

function HealthNotices({ unavailable }: { unavailable: PageHealth['unavailable'] }) {
  return Object.entries(unavailable).map(([id, reason]) => {
    const feature = FEATURE_IDS.find((known) => known === id);
    const what = feature ? i18n.t(`feature.${localeKey(feature)}`) : i18n.t('extension.name');
    return (
      <Notice key={id}>{i18n.t('popup.notAvailable', [what, i18n.t(`health.${localeKey(reason)}`)])}</Notice>
    );
  });
}

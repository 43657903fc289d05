/** Settings, servers, accounts, and the way to be rid of everything. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/client';
import { FEATURE_IDS, isFeatureOn } from '../../lib/rules/feature-ids';
import { enabledOrigins, type Settings, settings } from '../../lib/storage/items';
import { updateStored } from '../../lib/storage/stored';
import { SignInStep } from '../domain-blocks/sign-in-step';
import { localeKey } from '../locale-key';
import { AddServer } from '../popup/add-server';
import { OrderModes } from '../popup/order-modes';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { Switch } from '../ui/switch';
import { useAnswer } from '../use-answer';
import { useStored } from '../use-stored';

export function SettingsPage({ onAccountChange }: { onAccountChange: () => void }) {
  const current = useStored(settings);
  if (!current) return null;
  const change = (update: (old: Settings) => Settings) => void updateStored(settings, update);
  return (
    <>
      <h2>{i18n.t('dashboard.part.settings')}</h2>
      <section class="card" aria-label={i18n.t('popup.onPages')}>
        {FEATURE_IDS.map((id) => (
          <Switch
            key={id}
            label={i18n.t(`feature.${localeKey(id)}`)}
            isOn={isFeatureOn(id, current.features)}
            onChange={(isOn) => change((old) => ({ ...old, features: { ...old.features, [id]: isOn } }))}
          />
        ))}
        <OrderModes settings={current} onChange={change} />
        <Amount
          label={i18n.t('settings.delay')}
          value={current.delayFromMs / 60_000}
          onChange={(minutes) => change((old) => ({ ...old, delayFromMs: minutes * 60_000 }))}
        />
        <Amount
          label={i18n.t('settings.veryLate')}
          value={current.veryLateFromMs / 3_600_000}
          onChange={(hours) => change((old) => ({ ...old, veryLateFromMs: hours * 3_600_000 }))}
        />
        <Amount
          label={i18n.t('settings.keepSnapshots')}
          value={current.keepSnapshotsDays}
          onChange={(days) => change((old) => ({ ...old, keepSnapshotsDays: days }))}
        />
      </section>
      <Servers />
      <Accounts onAccountChange={onAccountChange} />
      <Wipe onWiped={onAccountChange} />
    </>
  );
}

interface AmountProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** A whole number from 1 up; what is no such number is not taken over. */
function Amount({ label, value, onChange }: AmountProps) {
  const [text, setText] = useState(String(value));
  const isNumber = /^[1-9]\d{0,4}$/.test(text.trim());
  return (
    <Field
      label={label}
      value={text}
      inputMode="numeric"
      problem={isNumber ? undefined : i18n.t('settings.number')}
      onChange={(typed) => {
        setText(typed);
        if (/^[1-9]\d{0,4}$/.test(typed.trim())) onChange(Number(typed));
      }}
    />
  );
}

function Servers() {
  const origins = useStored(enabledOrigins) ?? [];
  return (
    <section class="card" aria-labelledby="servers-title">
      <h3 id="servers-title">{i18n.t('settings.servers')}</h3>
      {origins.map((origin) => (
        <div key={origin} class="row">
          <span class="address wide-field">{new URL(origin).host}</span>
          <Button kind="plain" onClick={() => void send('disableServer', { origin })}>
            {i18n.t('popup.turnOff', [new URL(origin).host])}
          </Button>
        </div>
      ))}
      <AddServer />
    </section>
  );
}

/** Who is signed in, and the way to sign in as somebody else, too. */
function Accounts({ onAccountChange }: { onAccountChange: () => void }) {
  const [accounts, askAgain] = useAnswer('listAccounts', null);
  const origins = useStored(enabledOrigins) ?? [];
  if (!accounts?.ok || accounts.value.length + origins.length === 0) return null;
  const onChange = () => {
    askAgain();
    onAccountChange();
  };
  return (
    <section class="card" aria-labelledby="accounts-title">
      <h3 id="accounts-title">{i18n.t('settings.accounts')}</h3>
      {accounts.value.map(({ key }) => (
        <div key={key} class="row">
          <span class="address wide-field">@{key}</span>
          <Button kind="plain" onClick={() => void send('signOut', { accountKey: key }).then(onChange)}>
            {i18n.t('account.signOut')}
          </Button>
        </div>
      ))}
      {origins.map((origin) => (
        <SignInStep
          key={`${origin} ${accounts.value.length}`}
          origin={origin}
          reach="blocks"
          isAnother
          label={i18n.t('account.addAnother', [new URL(origin).host])}
          action="add-account"
          onSignedIn={onChange}
        />
      ))}
      {origins.length > 0 && <p class="quiet small">{i18n.t('account.howToAddAnother')}</p>}
    </section>
  );
}

function Wipe({ onWiped }: { onWiped: () => void }) {
  const [isAsked, setIsAsked] = useState(false);
  const wipe = () =>
    void send('wipeEverything', null).then(() => {
      setIsAsked(false);
      onWiped();
    });
  return (
    <section class="card" aria-labelledby="wipe-title">
      <h3 id="wipe-title">{i18n.t('settings.wipe')}</h3>
      <p class="quiet">{i18n.t('settings.wipeWhat')}</p>
      <div class="row">
        <Button kind="danger" action="wipe" onClick={() => setIsAsked(true)}>
          {i18n.t('settings.wipe')}
        </Button>
      </div>
      {isAsked && (
        <Dialog title={i18n.t('settings.wipeAsk')} onClose={() => setIsAsked(false)}>
          <p>{i18n.t('settings.wipeWhat')}</p>
          <div class="row">
            <Button kind="danger" onClick={wipe}>
              {i18n.t('settings.wipe')}
            </Button>
            <Button onClick={() => setIsAsked(false)}>{i18n.t('action.cancel')}</Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

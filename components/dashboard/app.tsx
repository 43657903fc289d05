/** The dashboard: everything for which a popup is too small. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import { enabledOrigins } from '../../lib/storage/items';
import { AccountChoice } from '../account-choice';
import { AccountPanel } from '../popup/account-panel';
import { AddServer } from '../popup/add-server';
import { useAnswer } from '../use-answer';
import { useStored } from '../use-stored';
import { BlocksPage } from './blocks-page';
import { ImportPage } from './import-page';
import { JobsPage } from './jobs-page';
import { LimitsPage } from './limits-page';
import { MarksPage } from './marks-page';
import { SettingsPage } from './settings-page';
import { SnapshotsPage } from './snapshots-page';
import { ROUTES, type Route, type RouteName, useRoute } from './use-route';

export function App() {
  const route = useRoute();
  const [accounts, askAgain] = useAnswer('listAccounts', null);
  const [chosen, setChosen] = useState<string>();
  if (!accounts?.ok) return <main class="dashboard" aria-busy="true" />;
  const known = accounts.value;
  const account = known.find(({ key }) => key === chosen) ?? known[0];
  return (
    <div class="dashboard">
      <header class="dashboard-head">
        <h1>{i18n.t('dashboard.title')}</h1>
        <AccountChoice accounts={known} chosen={account} onChoose={setChosen} />
      </header>
      <Navigation current={route.name} />
      <main class="stack">
        {account && !account.needsSignIn ? (
          <Page route={route} account={account} onAccountChange={askAgain} />
        ) : (
          <WithoutAccount route={route} ended={account} onSignedIn={askAgain} />
        )}
      </main>
    </div>
  );
}

function Navigation({ current }: { current: RouteName }) {
  return (
    <nav class="dashboard-nav" aria-label={i18n.t('dashboard.parts')}>
      <ul>
        {ROUTES.map((name) => (
          <li key={name}>
            <a href={`#${name}`} aria-current={name === current ? 'page' : undefined}>
              {i18n.t(`dashboard.part.${name}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface PageProps {
  readonly route: Route;
  readonly account: AccountSummary;
  readonly onAccountChange: () => void;
}

function Page({ route, account, onAccountChange }: PageProps) {
  switch (route.name) {
    case 'blocks':
      return (
        <BlocksPage
          key={`${account.key} ${route.domain}`}
          account={account}
          asked={route.domain}
          onAccountChange={onAccountChange}
        />
      );
    case 'import':
      return <ImportPage key={account.key} account={account} onAccountChange={onAccountChange} />;
    case 'snapshots':
      return <SnapshotsPage key={account.key} account={account} onAccountChange={onAccountChange} />;
    case 'jobs':
      return <JobsPage key={account.key} account={account} />;
    case 'limits':
      return <LimitsPage account={account} />;
    case 'marks':
      return <MarksPage key={route.domain} asked={route.domain} />;
    case 'settings':
      return <SettingsPage onAccountChange={onAccountChange} />;
  }
}

interface WithoutAccountProps {
  readonly route: Route;
  /** The account whose sign-in has ended, if there is one. */
  readonly ended: AccountSummary | undefined;
  readonly onSignedIn: () => void;
}

/** What there is to see while nobody is signed in: the way to do so, and the parts that need no account. */
function WithoutAccount({ route, ended, onSignedIn }: WithoutAccountProps) {
  const origins = useStored(enabledOrigins);
  if (route.name === 'settings') return <SettingsPage onAccountChange={onSignedIn} />;
  if (route.name === 'marks') return <MarksPage key={route.domain} asked={route.domain} />;
  if (route.name === 'limits') return <LimitsPage account={undefined} />;
  const origin = ended?.origin ?? origins?.[0];
  return origin ? (
    <AccountPanel key={ended?.key} origin={origin} asked={ended?.key} onSignedIn={onSignedIn} />
  ) : (
    <section class="card">
      <AddServer />
    </section>
  );
}

/** The person's account on one server: sign in, then the domains that they blocked. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/client';
import type { Reach } from '../../lib/rules/oauth-scopes';
import { AccountChoice } from '../account-choice';
import { CodeForm } from '../domain-blocks/code-form';
import { failureText } from '../failure-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useAnswer } from '../use-answer';
import { BlocksPanel } from './blocks-panel';

interface AccountPanelProps {
  readonly origin: string;
  /** Key of the account that is meant, where that is known. */
  readonly asked?: string | undefined;
  readonly onSignedIn?: () => void;
}

export function AccountPanel({ origin, asked, onSignedIn }: AccountPanelProps) {
  const [accounts, askAgain] = useAnswer('listAccounts', null);
  const [chosen, setChosen] = useState(asked);
  const onChange = (key = chosen) => {
    setChosen(key);
    askAgain();
    onSignedIn?.();
  };
  if (!accounts?.ok) return null;
  const there = accounts.value.filter((one) => one.origin === origin);
  const account = there.find(({ key }) => key === chosen) ?? there[0];
  return (
    <section class="card" aria-labelledby="blocks-title">
      <h2 id="blocks-title">{i18n.t('blocks.title')}</h2>
      {!asked && <AccountChoice accounts={there} chosen={account} onChoose={setChosen} />}
      {account && !account.needsSignIn ? (
        <BlocksPanel key={account.key} account={account} onAccountChange={() => onChange()} />
      ) : (
        <SignIn key={account?.key} origin={origin} before={account?.reach} onSignedIn={onChange} />
      )}
    </section>
  );
}

interface SignInProps {
  readonly origin: string;
  /** How far the sign-in reached that has ended; undefined if there was none. */
  readonly before: Reach | undefined;
  /** The account, where the browser could wait for it: the server may have been left with another than before. */
  readonly onSignedIn: (key?: string) => void;
}

function SignIn({ origin, before, onSignedIn }: SignInProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState(0);
  const { host } = new URL(origin);

  async function signIn(): Promise<void> {
    setIsBusy(true);
    setProblem(undefined);
    const answer = await send('signIn', { origin, reach: before ?? 'blocks' });
    setIsBusy(false);
    setAsked(asked + 1);
    if (answer.ok) onSignedIn(answer.value.key);
    else setProblem(failureText(answer.error, host));
  }

  return (
    <>
      <p>{before ? i18n.t('account.signInAgain', [host]) : i18n.t('account.whySignIn', [host])}</p>
      {problem && <Notice isProblem>{problem}</Notice>}
      <CodeForm key={asked} origin={origin} onSignedIn={() => onSignedIn()} />
      <Button kind="primary" action="sign-in" isBusy={isBusy} onClick={() => void signIn()}>
        {i18n.t('account.signIn', [host])}
      </Button>
      <p class="quiet small">
        {before === 'restore' ? i18n.t('block.allowSnapshots') : i18n.t('account.whatIsAsked')}
      </p>
    </>
  );
}

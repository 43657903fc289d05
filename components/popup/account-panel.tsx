/** The person's account on one server: sign in, then the domains that they blocked. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/client';
import type { Reach } from '../../lib/rules/oauth-scopes';
import { CodeForm } from '../domain-blocks/code-form';
import { failureText } from '../failure-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { useAnswer } from '../use-answer';
import { BlocksPanel } from './blocks-panel';

interface AccountPanelProps {
  readonly origin: string;
  readonly onSignedIn?: () => void;
}

export function AccountPanel({ origin, onSignedIn }: AccountPanelProps) {
  const [accounts, askAgain] = useAnswer('listAccounts', null);
  const onChange = () => {
    askAgain();
    onSignedIn?.();
  };
  if (!accounts?.ok) return null;
  const account = accounts.value.find((one) => one.origin === origin);
  return (
    <section class="card" aria-labelledby="blocks-title">
      <h2 id="blocks-title">{i18n.t('blocks.title')}</h2>
      {account && !account.needsSignIn ? (
        <BlocksPanel account={account} onAccountChange={onChange} />
      ) : (
        <SignIn origin={origin} before={account?.reach} onSignedIn={onChange} />
      )}
    </section>
  );
}

interface SignInProps {
  readonly origin: string;
  /** How far the sign-in reached that has ended; undefined if there was none. */
  readonly before: Reach | undefined;
  readonly onSignedIn: () => void;
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
    if (answer.ok) onSignedIn();
    else setProblem(failureText(answer.error, host));
  }

  return (
    <>
      <p>{before ? i18n.t('account.signInAgain', [host]) : i18n.t('account.whySignIn', [host])}</p>
      {problem && <Notice isProblem>{problem}</Notice>}
      <CodeForm key={asked} origin={origin} onSignedIn={onSignedIn} />
      <Button kind="primary" action="sign-in" isBusy={isBusy} onClick={() => void signIn()}>
        {i18n.t('account.signIn', [host])}
      </Button>
      <p class="quiet small">
        {before === 'restore' ? i18n.t('block.allowSnapshots') : i18n.t('account.whatIsAsked')}
      </p>
    </>
  );
}

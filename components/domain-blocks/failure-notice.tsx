/** Something did not work: what it was, and what can be done about it here. */
import { i18n } from '#i18n';
import type { AccountFailure } from '../../lib/messaging/protocol';
import type { Reach } from '../../lib/rules/oauth-scopes';
import { failureText } from '../failure-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { AllowSnapshots } from './allow-snapshots';
import { SignInStep } from './sign-in-step';

interface FailureNoticeProps {
  readonly failure: AccountFailure;
  readonly origin: string;
  /** How far the sign-in has to reach for what was tried. */
  readonly needs: Reach;
  /** Tries once more. */
  readonly onAgain?: () => void;
  /** The person signed in, and may do more now. */
  readonly onSignedIn: () => void;
}

export function FailureNotice({ failure, origin, needs, onAgain, onSignedIn }: FailureNoticeProps) {
  const { host } = new URL(origin);
  const needsSignIn = ['missing-scope', 'signed-out', 'unauthorized'].includes(failure.kind);
  return (
    <>
      <Notice isProblem>
        <p>{failureText(failure, host)}</p>
        {onAgain && !needsSignIn && (
          <Button kind="plain" action="again" onClick={onAgain}>
            {i18n.t('action.again')}
          </Button>
        )}
      </Notice>
      {needsSignIn && needs === 'restore' && <AllowSnapshots origin={origin} onAllowed={onSignedIn} />}
      {needsSignIn && needs === 'blocks' && (
        <SignInStep
          origin={origin}
          reach="blocks"
          label={i18n.t('account.signIn', [host])}
          action="sign-in-again"
          onSignedIn={onSignedIn}
        />
      )}
    </>
  );
}

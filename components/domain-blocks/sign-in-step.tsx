/** One step of signing in, asked for where it is wanted: more is asked of the server only then. */
import { useState } from 'preact/hooks';
import { send } from '../../lib/messaging/client';
import type { Reach } from '../../lib/rules/oauth-scopes';
import { failureText } from '../failure-text';
import { Button } from '../ui/button';
import { CodeForm } from './code-form';

interface SignInStepProps {
  readonly origin: string;
  readonly reach: Reach;
  /** An account other than those that are known is to be signed in. */
  readonly isAnother?: boolean;
  /** What the button says. */
  readonly label: string;
  /** Names the button for tests. */
  readonly action: string;
  readonly onSignedIn: () => void;
}

export function SignInStep({ origin, reach, isAnother, label, action, onSignedIn }: SignInStepProps) {
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState(0);
  async function signIn(): Promise<void> {
    setProblem(undefined);
    const answer = await send('signIn', { origin, reach, ...(isAnother && { isAnother }) });
    setAsked(asked + 1);
    if (answer.ok) onSignedIn();
    else setProblem(failureText(answer.error, new URL(origin).host));
  }
  return (
    <>
      <Button kind="plain" action={action} onClick={() => void signIn()}>
        {label}
      </Button>
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <CodeForm key={asked} origin={origin} onSignedIn={onSignedIn} />
    </>
  );
}

/** The step from blocks alone to snapshots and restoring: more is asked of the server only when it is wanted. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/client';
import { failureText } from '../failure-text';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { CodeForm } from './code-form';

export function AllowSnapshots({ origin, onAllowed }: { origin: string; onAllowed: () => void }) {
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState(0);
  async function allow(): Promise<void> {
    setProblem(undefined);
    const answer = await send('signIn', { origin, reach: 'restore' });
    setAsked(asked + 1);
    if (answer.ok) onAllowed();
    else setProblem(failureText(answer.error, new URL(origin).host));
  }
  return (
    <Notice>
      <p>{i18n.t('block.allowSnapshots')}</p>
      <Button kind="plain" action="allow-snapshots" onClick={() => void allow()}>
        {i18n.t('block.allow')}
      </Button>
      {problem && (
        <p class="field-problem" role="alert">
          {problem}
        </p>
      )}
      <CodeForm key={asked} origin={origin} onSignedIn={onAllowed} />
    </Notice>
  );
}

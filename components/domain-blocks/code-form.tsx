/** Where the browser cannot wait for the server's window: the code that the server shows is pasted here. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { send } from '../../lib/messaging/client';
import { failureText } from '../failure-text';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useAnswer } from '../use-answer';

interface CodeFormProps {
  readonly origin: string;
  readonly onSignedIn: () => void;
}

/** Shows itself as long as a sign-in waits for its code; the popup may have been closed meanwhile. */
export function CodeForm({ origin, onSignedIn }: CodeFormProps) {
  const [isAwaited] = useAnswer('isCodeAwaited', { origin });
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isBusy, setIsBusy] = useState(false);
  const { host } = new URL(origin);
  if (!isAwaited?.ok || !isAwaited.value) return null;

  async function enter(event: Event): Promise<void> {
    event.preventDefault();
    const typed = code.replace(/[^\x21-\x7e]/g, '');
    if (typed === '') {
      setProblem(i18n.t('account.codeMissing', [host]));
      return;
    }
    // A code works once: a second click would be told that it is wrong.
    setIsBusy(true);
    setProblem(undefined);
    const answer = await send('enterCode', { origin, code: typed });
    setIsBusy(false);
    if (answer.ok) onSignedIn();
    else setProblem(failureText(answer.error, host));
  }

  return (
    <form class="stack" onSubmit={(event) => void enter(event)}>
      <Field
        name="code"
        label={i18n.t('account.code', [host])}
        value={code}
        onChange={setCode}
        problem={problem}
      />
      <Button type="submit" kind="primary" action="enter-code" isBusy={isBusy}>
        {i18n.t('account.enterCode')}
      </Button>
    </form>
  );
}

/** Turning Sluice on for a server by its name, when it is not in the tab in front. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { serverOriginOf } from '../../lib/fediverse/server-origin';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { TurnOnProblem } from './turn-on-problem';
import { useTurnOn } from './use-turn-on';

export function AddServer() {
  const [text, setText] = useState('');
  const [isWrong, setIsWrong] = useState(false);
  const { state, turnOn } = useTurnOn(() => setText(''));

  function submit(event: Event): void {
    event.preventDefault();
    const origin = serverOriginOf(text);
    setIsWrong(!origin);
    if (origin) void turnOn(origin);
  }

  return (
    <form class="stack" onSubmit={submit}>
      <p>{i18n.t('popup.openYourServer')}</p>
      <Field
        name="server"
        label={i18n.t('popup.serverName')}
        value={text}
        onChange={setText}
        placeholder="mastodon.example"
        problem={isWrong ? i18n.t('popup.noServerName') : undefined}
      />
      <Button kind="primary" type="submit" isBusy={state === 'asking'}>
        {i18n.t('popup.turnOnTyped')}
      </Button>
      <TurnOnProblem state={state} host={text} />
    </form>
  );
}

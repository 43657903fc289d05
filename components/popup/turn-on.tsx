/** The first thing anybody does: turn Sluice on for the server in front. */
import { i18n } from '#i18n';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import type { ActiveTab } from './active-tab';
import { TurnOnProblem } from './turn-on-problem';
import { useTurnOn } from './use-turn-on';

interface TurnOnProps {
  readonly tab: ActiveTab;
  readonly onTurnedOn: (reloadNeeded: boolean) => void;
}

export function TurnOn({ tab, onTurnedOn }: TurnOnProps) {
  const { state, turnOn } = useTurnOn(onTurnedOn);
  const { origin, host } = tab;
  return (
    <section class="stack">
      {tab.isMastodon === false && <Notice>{i18n.t('popup.notMastodon', [host])}</Notice>}
      <p>{i18n.t('popup.whatItDoes')}</p>
      <Button kind="primary" isBusy={state === 'asking'} onClick={() => void turnOn(origin)}>
        {i18n.t('popup.turnOn', [host])}
      </Button>
      <p class="quiet small">{i18n.t('popup.whatItAsks', [host])}</p>
      <TurnOnProblem state={state} host={host} />
    </section>
  );
}

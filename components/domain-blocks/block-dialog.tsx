/** The question before a domain is blocked: whom it costs, by name, and what cannot be brought back. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { displayDomain } from '../../lib/fediverse/domain-display';
import type { Domain } from '../../lib/fediverse/domain-name';
import type { AccountSummary } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import { failureText } from '../failure-text';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';
import { useAnswer } from '../use-answer';
import { AllowSnapshots } from './allow-snapshots';
import { LostTies } from './lost-ties';

interface BlockDialogProps {
  readonly account: AccountSummary;
  readonly domain: Domain;
  readonly onClose: () => void;
  readonly onReachChange: () => void;
}

export function BlockDialog({ account, domain, onClose, onReachChange }: BlockDialogProps) {
  const { key: accountKey, origin } = account;
  const host = new URL(origin).host;
  const [counts] = useAnswer('previewCounts', { accountKey, domain });
  const [names, askNames] = useAnswer('previewNames', { accountKey, domain });
  const [isWithout, setIsWithout] = useState(false);
  const [problem, setProblem] = useState<string>();
  const canKeep = account.reach === 'restore';
  const hasTies = !(
    names?.ok &&
    names.value &&
    names.value.follows.length + names.value.followers.length === 0
  );

  async function block(): Promise<void> {
    const answer = await send('blockDomains', {
      accountKey,
      domains: [domain],
      title: domain,
      withSnapshot: canKeep,
    });
    if (answer.ok) onClose();
    else setProblem(failureText(answer.error, host));
  }

  return (
    <Dialog title={i18n.t('block.title', [displayDomain(domain)])} onClose={onClose}>
      <p>{i18n.t('block.whatItDoes')}</p>
      {counts?.ok && counts.value && (
        <p>
          <strong>
            {i18n.t('block.counts', [String(counts.value.following), String(counts.value.followers)])}
          </strong>
        </p>
      )}
      {counts && !counts.ok && <Notice isProblem>{failureText(counts.error, host)}</Notice>}
      {names?.ok && names.value && <LostTies names={names.value} />}
      {names && !names.ok && <Notice isProblem>{failureText(names.error, host)}</Notice>}
      {!canKeep && (
        <AllowSnapshots
          origin={origin}
          onAllowed={() => {
            onReachChange();
            askNames();
          }}
        />
      )}
      {canKeep ? (
        <p class="quiet">{hasTies ? i18n.t('block.snapshotFirst') : i18n.t('block.noTies')}</p>
      ) : (
        <label class="row">
          <input
            type="checkbox"
            name="without-snapshot"
            checked={isWithout}
            onChange={(event) => setIsWithout(event.currentTarget.checked)}
          />
          {i18n.t('block.withoutSnapshot')}
        </label>
      )}
      <p class="quiet small">{i18n.t('block.followersAreLost')}</p>
      {problem && <Notice isProblem>{problem}</Notice>}
      <div class="row">
        <Button kind="danger" isBusy={!canKeep && !isWithout} onClick={() => void block()}>
          {i18n.t('block.confirm', [displayDomain(domain)])}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

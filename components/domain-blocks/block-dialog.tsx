/** The question before a domain is blocked: whom it costs, by name, and what cannot be brought back. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { displayDomain } from '../../lib/fediverse/domain-display';
import type { Domain } from '../../lib/fediverse/domain-name';
import type { AccountSummary } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import type { AccountFailure } from '../../lib/messaging/protocol';
import type { Result } from '../../lib/rules/result';
import { numberText, timeText } from '../formats';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Dialog } from '../ui/dialog';
import { useAnswer } from '../use-answer';
import { AllowSnapshots } from './allow-snapshots';
import { BlockSubdomain } from './block-subdomain';
import { FailureNotice } from './failure-notice';
import { LostTies } from './lost-ties';

interface BlockDialogProps {
  readonly account: AccountSummary;
  readonly domain: Domain;
  readonly onClose: () => void;
  readonly onReachChange: () => void;
}

export function BlockDialog({ account, domain, onClose, onReachChange }: BlockDialogProps) {
  const { key: accountKey, origin } = account;
  const [counts, askCounts] = useAnswer('previewCounts', { accountKey, domain });
  const [names, askNames] = useAnswer('previewNames', { accountKey, domain });
  const [isWithout, setIsWithout] = useState(false);
  const [subdomains, setSubdomains] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<AccountFailure>();
  const canKeep = account.reach === 'restore';
  const hasTies = !(
    names?.ok &&
    names.value &&
    names.value.follows.length + names.value.followers.length + names.value.requests.length === 0
  );

  const failure = problem ?? failureOf(counts) ?? failureOf(names);
  const askAgain = () => {
    setProblem(undefined);
    askCounts();
    askNames();
  };

  async function block(): Promise<void> {
    // A job each, so that each can be undone by itself.
    for (const one of [domain, ...subdomains]) {
      const answer = await send('blockDomains', {
        accountKey,
        domains: [one],
        title: one,
        withSnapshot: canKeep,
      });
      if (!answer.ok) {
        setProblem(answer.error);
        return;
      }
    }
    onClose();
  }

  return (
    <Dialog title={i18n.t('block.title', [displayDomain(domain)])} onClose={onClose}>
      <p>{i18n.t('block.whatItDoes')}</p>
      {counts?.ok && counts.value && (
        <p>
          <strong>
            {i18n.t('block.counts', [numberText(counts.value.following), numberText(counts.value.followers)])}
          </strong>
        </p>
      )}
      {canKeep && !names && <p class="quiet">{i18n.t('block.readingNames')}</p>}
      {names?.ok && names.value && (
        <>
          <LostTies
            follows={names.value.follows}
            followers={names.value.followers}
            requests={names.value.requests}
          />
          {names.value.subdomains.map((subdomain) => (
            <BlockSubdomain
              key={subdomain}
              account={account}
              domain={subdomain}
              isChosen={subdomains.includes(subdomain)}
              onChoose={(isChosen) =>
                setSubdomains((old) =>
                  isChosen ? [...old, subdomain] : old.filter((other) => other !== subdomain),
                )
              }
            />
          ))}
          <p class="quiet small">{i18n.t('block.namesAsOf', [timeText(names.value.fetchedAt)])}</p>
        </>
      )}
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
        <CheckBox name="without-snapshot" isOn={isWithout} onChange={setIsWithout}>
          {i18n.t('block.withoutSnapshot')}
        </CheckBox>
      )}
      <p class="quiet small">{i18n.t('block.followersAreLost')}</p>
      {failure && (
        <FailureNotice
          failure={failure}
          origin={origin}
          needs={account.reach}
          onAgain={askAgain}
          onSignedIn={() => {
            onReachChange();
            askAgain();
          }}
        />
      )}
      <div class="row">
        <Button kind="danger" isBusy={!canKeep && !isWithout} onClick={() => void block()}>
          {i18n.t('block.confirm', [displayDomain(domain)])}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** Why there is no answer; one that has not come yet is no failure. */
function failureOf(answer: Result<unknown, AccountFailure> | undefined): AccountFailure | undefined {
  return answer && !answer.ok ? answer.error : undefined;
}

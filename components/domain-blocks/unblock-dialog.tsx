/** The question before a domain is unblocked, with the follows that can be brought back. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import type { AccountFailure } from '../../lib/messaging/protocol';
import { domainText } from '../domain-text';
import { numberText } from '../formats';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { useAnswer } from '../use-answer';
import { FailureNotice } from './failure-notice';

interface UnblockDialogProps {
  readonly account: AccountSummary;
  readonly domain: string;
  readonly onAccountChange: () => void;
  readonly onClose: () => void;
}

export function UnblockDialog({ account, domain, onAccountChange, onClose }: UnblockDialogProps) {
  const { key: accountKey, origin } = account;
  const [snapshots] = useAnswer('listSnapshots', { accountKey });
  const [problem, setProblem] = useState<AccountFailure>();
  const snapshot = snapshots?.ok ? snapshots.value.find((one) => one.domain === domain) : undefined;

  async function unblock(snapshotId?: string): Promise<void> {
    const answer = snapshotId
      ? await send('restoreSnapshot', { snapshotId })
      : await send('unblockDomain', { accountKey, domain });
    if (answer.ok) onClose();
    else setProblem(answer.error);
  }

  return (
    <Dialog title={i18n.t('unblock.title', [domainText(domain)])} onClose={onClose}>
      <p>{i18n.t('unblock.whatItDoes')}</p>
      {snapshot && <p>{i18n.t('unblock.canRestore', [numberText(snapshot.follows.length)])}</p>}
      {problem && (
        <FailureNotice
          failure={problem}
          origin={origin}
          needs={snapshot ? 'restore' : account.reach}
          onSignedIn={() => {
            setProblem(undefined);
            onAccountChange();
          }}
        />
      )}
      <div class="row">
        {snapshot && (
          <Button kind="primary" onClick={() => void unblock(snapshot.id)}>
            {i18n.t('unblock.confirmRestore')}
          </Button>
        )}
        <Button kind={snapshot ? 'normal' : 'primary'} onClick={() => void unblock()}>
          {i18n.t('unblock.confirm')}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

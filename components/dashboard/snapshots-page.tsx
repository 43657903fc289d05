/** The snapshots that were kept before blocks: restore, save as a file, delete. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { followingList } from '../../lib/imports/write-lists';
import type { AccountSummary } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import type { AccountFailure } from '../../lib/messaging/protocol';
import type { Snapshot } from '../../lib/rules/snapshot';
import { FailureNotice } from '../domain-blocks/failure-notice';
import { domainText } from '../domain-text';
import { numberText, timeText } from '../formats';
import { Button } from '../ui/button';
import { useAnswer } from '../use-answer';
import { saveFile } from './save-file';

/** Mastodon allows so many follows in a day. */
const FOLLOWS_A_DAY = 400;

interface SnapshotsPageProps {
  readonly account: AccountSummary;
  readonly onAccountChange: () => void;
}

export function SnapshotsPage({ account, onAccountChange }: SnapshotsPageProps) {
  const [snapshots, listAgain] = useAnswer('listSnapshots', { accountKey: account.key });
  const [problem, setProblem] = useState<AccountFailure>();
  if (!snapshots?.ok) return <p class="quiet">{i18n.t('blocks.loading')}</p>;

  async function restore({ id }: Snapshot): Promise<void> {
    const answer = await send('restoreSnapshot', { snapshotId: id });
    if (answer.ok) location.hash = '#jobs';
    else setProblem(answer.error);
  }

  return (
    <>
      <h2>{i18n.t('dashboard.part.snapshots')}</h2>
      <p class="quiet">{i18n.t('snapshots.what')}</p>
      {problem && (
        <FailureNotice
          failure={problem}
          origin={account.origin}
          needs="restore"
          onSignedIn={() => {
            setProblem(undefined);
            onAccountChange();
          }}
        />
      )}
      {snapshots.value.length === 0 && <p>{i18n.t('snapshots.none')}</p>}
      {snapshots.value.map((snapshot) => (
        <section key={snapshot.id} class="card" data-snapshot={snapshot.domain}>
          <h3 class="address">{domainText(snapshot.domain)}</h3>
          <p class="quiet small">
            {i18n.t('snapshots.taken', [timeText(snapshot.takenAt)])}{' '}
            {i18n.t('snapshots.holds', [
              numberText(snapshot.follows.length),
              numberText(snapshot.followers.length),
            ])}
          </p>
          {snapshot.follows.length > FOLLOWS_A_DAY && (
            <p class="quiet small">
              {i18n.t('snapshots.takesDays', [
                numberText(Math.ceil(snapshot.follows.length / FOLLOWS_A_DAY)),
              ])}
            </p>
          )}
          <div class="row">
            <Button kind="primary" action="restore" onClick={() => void restore(snapshot)}>
              {i18n.t('unblock.confirmRestore')}
            </Button>
            <Button
              onClick={() =>
                saveFile(
                  `following-${snapshot.domain}.csv`,
                  followingList(snapshot.follows, new URL(account.origin).hostname),
                  'text/csv',
                )
              }
            >
              {i18n.t('snapshots.save')}
            </Button>
            <Button
              kind="danger"
              onClick={() => void send('deleteSnapshot', { snapshotId: snapshot.id }).then(listAgain)}
            >
              {i18n.t('action.delete')}
            </Button>
          </div>
        </section>
      ))}
    </>
  );
}

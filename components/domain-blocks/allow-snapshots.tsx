/** The step from blocks alone to snapshots and restoring. */
import { i18n } from '#i18n';
import { Notice } from '../ui/notice';
import { SignInStep } from './sign-in-step';

export function AllowSnapshots({ origin, onAllowed }: { origin: string; onAllowed: () => void }) {
  return (
    <Notice>
      <p>{i18n.t('block.allowSnapshots')}</p>
      <SignInStep
        origin={origin}
        reach="restore"
        label={i18n.t('block.allow')}
        action="allow-snapshots"
        onSignedIn={onAllowed}
      />
    </Notice>
  );
}

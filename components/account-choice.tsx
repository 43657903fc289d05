/** Which of several accounts is meant; nothing where there is no choice. */
import { i18n } from '#i18n';
import type { AccountSummary } from '../lib/messaging/answers';

interface AccountChoiceProps {
  readonly accounts: readonly AccountSummary[];
  readonly chosen: AccountSummary | undefined;
  readonly onChoose: (key: string) => void;
}

export function AccountChoice({ accounts, chosen, onChoose }: AccountChoiceProps) {
  if (accounts.length < 2) return null;
  return (
    <label class="row">
      {i18n.t('account.choice')}
      <select
        class="input"
        name="account"
        value={chosen?.key}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {accounts.map(({ key }) => (
          <option key={key}>{key}</option>
        ))}
      </select>
    </label>
  );
}

/** Blocking a sub-domain along with its domain: a block of its own, with ties of its own to lose. */
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import { failureText } from '../failure-text';
import { CheckBox } from '../ui/check-box';
import { Notice } from '../ui/notice';
import { useAnswer } from '../use-answer';
import { LostTies } from './lost-ties';

interface BlockSubdomainProps {
  readonly account: AccountSummary;
  readonly domain: string;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

export function BlockSubdomain({ account, domain, isChosen, onChoose }: BlockSubdomainProps) {
  return (
    <>
      <CheckBox name="subdomain" value={domain} isOn={isChosen} onChange={onChoose}>
        {i18n.t('block.alsoSubdomain', [domain])}
      </CheckBox>
      {isChosen && <TiesThere account={account} domain={domain} />}
    </>
  );
}

function TiesThere({ account, domain }: { account: AccountSummary; domain: string }) {
  const [names] = useAnswer('previewNames', { accountKey: account.key, domain });
  if (!names) return <p class="quiet">{i18n.t('block.readingNames')}</p>;
  if (!names.ok) return <Notice isProblem>{failureText(names.error, new URL(account.origin).host)}</Notice>;
  return (
    names.value && (
      <LostTies
        follows={names.value.follows}
        followers={names.value.followers}
        requests={names.value.requests}
      />
    )
  );
}

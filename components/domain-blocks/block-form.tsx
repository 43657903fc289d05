/** Typing a domain to block; the question that follows shows whom it costs. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { displayDomain } from '../../lib/fediverse/domain-display';
import { readDomain } from '../../lib/fediverse/domain-input';
import { type Domain, parseDomain } from '../../lib/fediverse/domain-name';
import type { AccountSummary } from '../../lib/messaging/answers';
import { blockedDomains } from '../../lib/storage/items';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';
import { useStored } from '../use-stored';
import { BlockDialog } from './block-dialog';
import { loadPublicSuffixes } from './public-suffix';

interface BlockFormProps {
  readonly account: AccountSummary;
  /** A domain that a page's card asks to block. */
  readonly asked?: string | undefined;
  readonly onAccountChange: () => void;
}

export function BlockForm({ account, asked = '', onAccountChange }: BlockFormProps) {
  const [text, setText] = useState(asked);
  const [problem, setProblem] = useState<string>();
  const [domain, setDomain] = useState<Domain>();
  const blocked = useStored(blockedDomains(account.key));

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const home = parseDomain(new URL(account.origin).hostname);
    const read = readDomain(text, home, await loadPublicSuffixes());
    setProblem(read.ok ? undefined : i18n.t(`domainProblem.${localeKey(read.error)}`, [text]));
    if (read.ok) setDomain(read.value);
  }

  function close(): void {
    setDomain(undefined);
    setText('');
  }

  return (
    <form class="stack" onSubmit={(event) => void submit(event)}>
      <Field
        name="domain"
        label={i18n.t('blocks.domain')}
        value={text}
        onChange={setText}
        placeholder="example.social"
        problem={problem}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {i18n.t('blocks.block')}
        </Button>
      </div>
      {domain && blocked?.includes(domain) && <AlreadyBlocked domain={domain} onClose={close} />}
      {domain && blocked && !blocked.includes(domain) && (
        <BlockDialog account={account} domain={domain} onReachChange={onAccountChange} onClose={close} />
      )}
    </form>
  );
}

/** Blocking once more would do nothing, and taking that back would unblock. */
function AlreadyBlocked({ domain, onClose }: { domain: Domain; onClose: () => void }) {
  return (
    <Dialog title={i18n.t('block.already', [displayDomain(domain)])} onClose={onClose}>
      <div class="row">
        <Button action="close" onClick={onClose}>
          {i18n.t('action.close')}
        </Button>
      </div>
    </Dialog>
  );
}

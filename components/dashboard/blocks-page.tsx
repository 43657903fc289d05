/** All domains that the account blocked: search, sort, choose, note, unblock, export. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { displayDomain } from '../../lib/fediverse/domain-display';
import { readDomain } from '../../lib/fediverse/domain-input';
import { type Domain, parseDomain } from '../../lib/fediverse/domain-name';
import type { AccountSummary, BlockRow } from '../../lib/messaging/answers';
import { blockedDomains, serverLimits } from '../../lib/storage/items';
import { BlockDialog } from '../domain-blocks/block-dialog';
import { loadPublicSuffixes } from '../domain-blocks/public-suffix';
import { UnblockDialog } from '../domain-blocks/unblock-dialog';
import { failureText } from '../failure-text';
import { dateText, numberText } from '../formats';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { Notice } from '../ui/notice';
import { WindowedRows } from '../ui/windowed-rows';
import { useAnswer } from '../use-answer';
import { useStored } from '../use-stored';
import { ExportButtons } from './export-buttons';
import { NoteDialog } from './note-dialog';

type Sorting = 'newest' | 'name';

interface BlocksPageProps {
  readonly account: AccountSummary;
  /** A domain that a page's card asks to block. */
  readonly asked: string | undefined;
  readonly onAccountChange: () => void;
}

export function BlocksPage({ account, asked, onAccountChange }: BlocksPageProps) {
  const { key: accountKey, origin } = account;
  const [listed, listAgain] = useAnswer('listDomainBlocks', { accountKey });
  const changed = useStored(blockedDomains(origin));
  const limits = useStored(serverLimits(origin));
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<Sorting>('newest');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [unasked, setUnasked] = useState<string>();
  const [noted, setNoted] = useState<BlockRow>();
  const all = useMemo(() => merged(listed?.ok ? listed.value : [], changed), [listed, changed]);
  const rows = useMemo(() => arranged(all, search, sorting), [all, search, sorting]);
  const limited = new Set(limits?.blocks.map(({ domain }) => domain));

  return (
    <>
      <h2>{i18n.t('blocks.title')}</h2>
      <BlockForm account={account} asked={asked} onAccountChange={onAccountChange} />
      {listed && !listed.ok && (
        <Notice isProblem>
          <p>{failureText(listed.error, new URL(origin).host)}</p>
          <Button kind="plain" onClick={listAgain}>
            {i18n.t('action.again')}
          </Button>
        </Notice>
      )}
      {!listed && <p class="quiet">{i18n.t('blocks.loading')}</p>}
      <div class="row">
        <div class="wide-field">
          <Field label={i18n.t('blocks.search')} value={search} onChange={setSearch} inputMode="search" />
        </div>
        <label class="field">
          <span class="field-label">{i18n.t('blocks.sort')}</span>
          <select
            class="input"
            value={sorting}
            onChange={(event) => setSorting(event.currentTarget.value === 'name' ? 'name' : 'newest')}
          >
            <option value="newest">{i18n.t('blocks.newest')}</option>
            <option value="name">{i18n.t('blocks.byName')}</option>
          </select>
        </label>
      </div>
      <p class="quiet small" role="status">
        {i18n.t('blocks.count', [numberText(rows.length), numberText(all.length)])}
      </p>
      {all.length === 0 && listed?.ok && <p class="quiet">{i18n.t('blocks.none')}</p>}
      {rows.length > 0 && (
        <div class="table">
          <WindowedRows
            rows={rows}
            rowHeight={44}
            label={i18n.t('blocks.title')}
            render={(row) => (
              <Row
                key={row.domain}
                row={row}
                isLimited={limited.has(row.domain)}
                isChosen={chosen.has(row.domain)}
                onChoose={() => setChosen(toggled(chosen, row.domain))}
                onNote={() => setNoted(row)}
                onUnblock={() => setUnasked(row.domain)}
              />
            )}
          />
        </div>
      )}
      <ExportButtons
        account={account}
        rows={chosen.size > 0 ? all.filter(({ domain }) => chosen.has(domain)) : all}
      />
      {unasked && <UnblockDialog account={account} domain={unasked} onClose={() => setUnasked(undefined)} />}
      {noted && (
        <NoteDialog
          accountKey={accountKey}
          row={noted}
          onClose={() => {
            setNoted(undefined);
            listAgain();
          }}
        />
      )}
    </>
  );
}

interface RowProps {
  readonly row: BlockRow;
  readonly isLimited: boolean;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onNote: () => void;
  readonly onUnblock: () => void;
}

function Row({ row, isLimited, isChosen, onChoose, onNote, onUnblock }: RowProps) {
  const { domain, since, source, note, tag } = row;
  const from = source === 'hand' || source === 'elsewhere' ? i18n.t(`blocks.source.${source}`) : source;
  return (
    <li class="table-row" data-domain={domain}>
      <input
        type="checkbox"
        checked={isChosen}
        onChange={onChoose}
        aria-label={i18n.t('blocks.choose', [domain])}
      />
      <span class="name" title={domain}>
        {shown(domain)} {isLimited && <span class="quiet small">{i18n.t('blocks.alsoLimited')}</span>}
      </span>
      <span class="quiet small wide-only">{dateText(since)}</span>
      <span class="quiet small name wide-only" title={note}>
        {[tag, note, from].filter(Boolean).join(' · ')}
      </span>
      <span>
        <Button kind="plain" label={i18n.t('blocks.noteOn', [domain])} onClick={onNote}>
          {i18n.t('blocks.note')}
        </Button>
        <Button kind="plain" label={i18n.t('blocks.unblockDomain', [domain])} onClick={onUnblock}>
          {i18n.t('blocks.unblock')}
        </Button>
      </span>
    </li>
  );
}

function BlockForm({ account, asked, onAccountChange }: BlocksPageProps) {
  const [text, setText] = useState(asked ?? '');
  const [problem, setProblem] = useState<string>();
  const [domain, setDomain] = useState<Domain>();

  async function submit(event: Event): Promise<void> {
    event.preventDefault();
    const home = parseDomain(new URL(account.origin).hostname);
    const read = readDomain(text, home, await loadPublicSuffixes());
    setProblem(read.ok ? undefined : i18n.t(`domainProblem.${localeKey(read.error)}`, [text]));
    if (read.ok) setDomain(read.value);
  }

  return (
    <form class="row" onSubmit={(event) => void submit(event)}>
      <div class="wide-field">
        <Field
          name="domain"
          label={i18n.t('blocks.domain')}
          value={text}
          onChange={setText}
          placeholder="example.social"
          problem={problem}
        />
      </div>
      <Button type="submit" kind="primary">
        {i18n.t('blocks.block')}
      </Button>
      {domain && (
        <BlockDialog
          account={account}
          domain={domain}
          onReachChange={onAccountChange}
          onClose={() => {
            setDomain(undefined);
            setText('');
          }}
        />
      )}
    </form>
  );
}

/** What the server listed, as it has changed since: blocks and unblocks of ours are told by the storage at once. */
function merged(listed: readonly BlockRow[], changed: readonly string[] | undefined): readonly BlockRow[] {
  if (!changed) return listed;
  const known = new Map(listed.map((row) => [row.domain, row]));
  return changed.map((domain) => known.get(domain) ?? { domain, since: Date.now(), source: 'hand' });
}

function arranged(rows: readonly BlockRow[], search: string, sorting: Sorting): readonly BlockRow[] {
  const wanted = search.trim().toLowerCase();
  const found = rows.filter(({ domain, note = '', tag = '', source }) =>
    `${domain} ${shown(domain)} ${note} ${tag} ${source}`.toLowerCase().includes(wanted),
  );
  return sorting === 'name' ? found.toSorted((a, b) => a.domain.localeCompare(b.domain)) : found;
}

function shown(domain: string): string {
  const parsed = parseDomain(domain);
  return parsed ? displayDomain(parsed) : domain;
}

function toggled(chosen: ReadonlySet<string>, domain: string): ReadonlySet<string> {
  const others = [...chosen].filter((other) => other !== domain);
  return new Set(chosen.has(domain) ? others : [...others, domain]);
}

/** All domains that the account blocked: search, sort, filter, choose, note, unblock, export. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isolated } from '../../lib/fediverse/plain-text';
import type { AccountSummary, BlockRow } from '../../lib/messaging/answers';
import { blockedDomains, serverLimits } from '../../lib/storage/items';
import { BlockForm } from '../domain-blocks/block-form';
import { FailureNotice } from '../domain-blocks/failure-notice';
import { UnblockDialog } from '../domain-blocks/unblock-dialog';
import { dateText, numberText } from '../formats';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Field } from '../ui/field';
import { WindowedRows } from '../ui/windowed-rows';
import { useAnswer } from '../use-answer';
import { useStored } from '../use-stored';
import { useTieCounts } from '../use-tie-counts';
import { arranged, type Showing, SORTINGS, type Sorting, type TableRow, tableRows } from './block-table';
import { ExportButtons } from './export-buttons';
import { NoteDialog, type Words } from './note-dialog';

interface BlocksPageProps {
  readonly account: AccountSummary;
  /** A domain that a page's card asks to block. */
  readonly asked: string | undefined;
  readonly onAccountChange: () => void;
}

export function BlocksPage({ account, asked, onAccountChange }: BlocksPageProps) {
  const { key: accountKey, origin } = account;
  const [listed, listAgain] = useAnswer('listDomainBlocks', { accountKey });
  const [known] = useAnswer('listKnownBlocks', { accountKey });
  const rows = listed?.ok ? listed.value : known?.ok ? known.value : undefined;
  const changed = useStored(blockedDomains(accountKey));
  const [words, setWords] = useState<ReadonlyMap<string, Words>>(new Map());
  const blocks = useMemo(() => merged(rows ?? [], changed, words), [rows, changed, words]);
  return (
    <>
      <h2>{i18n.t('blocks.title')}</h2>
      <BlockForm account={account} asked={asked} onAccountChange={onAccountChange} />
      {listed && !listed.ok && (
        <FailureNotice
          failure={listed.error}
          origin={origin}
          needs={account.reach}
          onAgain={listAgain}
          onSignedIn={() => {
            onAccountChange();
            listAgain();
          }}
        />
      )}
      {!listed && <p class="quiet">{i18n.t('blocks.loading')}</p>}
      {blocks.length === 0 && listed?.ok && <p class="quiet">{i18n.t('blocks.none')}</p>}
      {blocks.length > 0 && rows && (
        <BlockTable
          account={account}
          blocks={blocks}
          onAccountChange={onAccountChange}
          onNoted={(noted) => setWords(new Map([...words, ...noted]))}
        />
      )}
    </>
  );
}

interface BlockTableProps {
  readonly account: AccountSummary;
  readonly blocks: readonly BlockRow[];
  readonly onAccountChange: () => void;
  readonly onNoted: (words: ReadonlyMap<string, Words>) => void;
}

function BlockTable({ account, blocks, onAccountChange, onNoted }: BlockTableProps) {
  const all = useTableRows(account, blocks);
  const [search, setSearch] = useState('');
  const [showing, setShowing] = useState<Showing>('all');
  const [sorting, setSorting] = useState<Sorting>('newest');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [unasked, setUnasked] = useState<string>();
  const [noted, setNoted] = useState<readonly BlockRow[]>();
  const rows = useMemo(() => arranged(all, search, showing, sorting), [all, search, showing, sorting]);
  const picked = all.filter(({ domain }) => chosen.has(domain));
  const isAllChosen = rows.length > 0 && rows.every(({ domain }) => chosen.has(domain));
  return (
    <>
      <div class="row fields">
        <div class="wide-field">
          <Field label={i18n.t('blocks.search')} value={search} onChange={setSearch} inputMode="search" />
        </div>
        <label class="field">
          <span class="field-label">{i18n.t('blocks.show')}</span>
          <select
            class="input"
            name="showing"
            value={showing}
            onChange={(event) => setShowing(event.currentTarget.value as Showing)}
          >
            {(['all', 'limited', 'noted', 'tied'] as const).map((one) => (
              <option key={one} value={one}>
                {i18n.t(`blocks.showing.${one}`)}
              </option>
            ))}
            {[...new Set(all.map(({ source }) => source))].map((source) => (
              <option key={source} value={`from ${source}`}>
                {originText(source)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span class="field-label">{i18n.t('blocks.sort')}</span>
          <select
            class="input"
            name="sorting"
            value={sorting}
            onChange={(event) => setSorting(event.currentTarget.value as Sorting)}
          >
            {SORTINGS.map((one) => (
              <option key={one} value={one}>
                {i18n.t(`blocks.sorting.${one}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="row">
        <CheckBox
          name="all"
          isOn={isAllChosen}
          onChange={(isOn) => setChosen(new Set(isOn ? rows.map(({ domain }) => domain) : []))}
        >
          {i18n.t('blocks.chooseAll')}
        </CheckBox>
        <span class="quiet small" role="status">
          {i18n.t('blocks.count', [numberText(rows.length), numberText(all.length)])}
          {chosen.size > 0 && ` · ${i18n.t('blocks.chosen', [numberText(chosen.size)])}`}
        </span>
        {picked.length > 0 && (
          <Button kind="plain" action="note-chosen" onClick={() => setNoted(picked)}>
            {i18n.t('blocks.noteOnMany', [numberText(picked.length)])}
          </Button>
        )}
      </div>
      {rows.length > 0 && (
        <div class="table">
          <WindowedRows
            rows={rows}
            rowHeight={48}
            label={i18n.t('blocks.title')}
            render={(row) => (
              <Row
                key={row.domain}
                row={row}
                isChosen={chosen.has(row.domain)}
                onChoose={() => setChosen(toggled(chosen, row.domain))}
                onNote={() => setNoted([row])}
                onUnblock={() => setUnasked(row.domain)}
              />
            )}
          />
        </div>
      )}
      <ExportButtons account={account} rows={picked.length > 0 ? picked : blocks} />
      {unasked && (
        <UnblockDialog
          account={account}
          domain={unasked}
          onAccountChange={onAccountChange}
          onClose={() => setUnasked(undefined)}
        />
      )}
      {noted && (
        <NoteDialog
          accountKey={account.key}
          rows={noted}
          onSaved={onNoted}
          onClose={() => setNoted(undefined)}
        />
      )}
    </>
  );
}

/** The blocks with what is known of their domains from elsewhere. */
function useTableRows(account: AccountSummary, blocks: readonly BlockRow[]): readonly TableRow[] {
  const limits = useStored(serverLimits(account.origin));
  const ties = useTieCounts(account);
  const [snapshots] = useAnswer('listSnapshots', { accountKey: account.key });
  return useMemo(() => {
    const limited = new Set(limits?.blocks.map(({ domain }) => domain));
    const kept = new Map(
      snapshots?.ok ? snapshots.value.map(({ domain, follows }) => [domain, follows.length]) : [],
    );
    return tableRows(blocks, { limited, ties, kept });
  }, [blocks, limits, ties, snapshots]);
}

interface RowProps {
  readonly row: TableRow;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onNote: () => void;
  readonly onUnblock: () => void;
}

function Row({ row, isChosen, onChoose, onNote, onUnblock }: RowProps) {
  const { domain, name, since, source, note, tag, isLimited, ties, kept } = row;
  const about = [
    ties > 0 && i18n.t('limits.ties', [numberText(ties)]),
    kept > 0 && i18n.t('blocks.kept', [numberText(kept)]),
    isLimited && i18n.t('blocks.alsoLimited'),
    tag,
    note,
    originText(source),
  ]
    // Each in its own direction: a note may be in another script than the words around it.
    .flatMap((text) => (text ? isolated(text) : []))
    .join(' · ');
  return (
    <li class="table-row block-table-row" data-domain={domain}>
      <input
        type="checkbox"
        checked={isChosen}
        onChange={onChoose}
        aria-label={i18n.t('blocks.choose', [domain])}
      />
      <span class="address" title={domain}>
        {name}
      </span>
      <span class="quiet small wide-only">{dateText(since)}</span>
      <span class="quiet small name about" title={about}>
        {about}
      </span>
      <span class="actions">
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

function originText(source: string): string {
  if (source === 'hand' || source === 'elsewhere') return i18n.t(`blocks.source.${source}`);
  return i18n.t('blocks.imported', [source]);
}

/** What the server listed, as it has changed since: blocks and unblocks of ours are told by the storage at once. */
function merged(
  listed: readonly BlockRow[],
  changed: readonly string[] | undefined,
  words: ReadonlyMap<string, Words>,
): readonly BlockRow[] {
  const known = new Map(listed.map((row) => [row.domain, row]));
  const domains = changed ?? listed.map(({ domain }) => domain);
  return domains.map((domain) => ({
    ...(known.get(domain) ?? { domain, since: Date.now(), source: 'hand' }),
    ...words.get(domain),
  }));
}

function toggled(chosen: ReadonlySet<string>, domain: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(domain)) next.add(domain);
  return next;
}

/** Importing a list: read it, show what would happen, and only then do it. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { parseDomain } from '../../lib/fediverse/domain-name';
import { plainText } from '../../lib/fediverse/plain-text';
import { readBackup } from '../../lib/imports/backup';
import type { BlockList } from '../../lib/imports/block-list';
import { readBlockListInPieces } from '../../lib/imports/read-block-list';
import type { AccountSummary, BlockRow } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import type { AccountFailure } from '../../lib/messaging/protocol';
import { wordsDiffer } from '../../lib/rules/block-words';
import { planImport } from '../../lib/rules/import-plan';
import { failed, ok, type Result } from '../../lib/rules/result';
import { blockedDomains, settings } from '../../lib/storage/items';
import { readStored, updateStored } from '../../lib/storage/stored';
import { AllowSnapshots } from '../domain-blocks/allow-snapshots';
import { FailureNotice } from '../domain-blocks/failure-notice';
import { loadPublicSuffixes } from '../domain-blocks/public-suffix';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { DryRun, type ImportWish } from './dry-run';

/** More than any list has; what is larger is something else. */
const LARGEST_FILE = 20_000_000;

interface ImportPageProps {
  readonly account: AccountSummary;
  readonly onAccountChange: () => void;
}

interface Loaded {
  readonly name: string;
  readonly list: BlockList;
  readonly planFor: Parameters<typeof DryRun>[0]['planFor'];
  /** Whether the ties are known: without them nobody can say whom the list would cut. */
  readonly knowsTies: boolean;
  /** What a backup of ours says of each block; empty for any other list. */
  readonly saved: readonly BlockRow[];
  readonly differing: number;
  /** When the list was read, in ms: tells one reading from the next. */
  readonly readAt: number;
}

/** What did not work: the list, or what was asked of the server. */
interface Problem {
  readonly text?: string;
  readonly failure?: AccountFailure;
  /** Tries once more. */
  readonly again?: () => void;
}

export function ImportPage({ account, onAccountChange }: ImportPageProps) {
  const [pasted, setPasted] = useState('');
  const [loaded, setLoaded] = useState<Loaded>();
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setIsBusy] = useState(false);
  const [isApplied, setIsApplied] = useState(false);

  async function load(name: string, text: string): Promise<void> {
    setIsBusy(true);
    setIsApplied(false);
    setProblem(undefined);
    const read = await dryRun(account, text);
    setIsBusy(false);
    if (read.ok) setLoaded({ name, ...read.value });
    else setProblem({ ...read.error, again: () => void load(name, text) });
  }

  async function loadFile(file: File | undefined): Promise<void> {
    if (!file) return;
    if (file.size > LARGEST_FILE) setProblem({ text: i18n.t('import.tooLarge') });
    else await load(plainText(file.name), await file.text());
  }

  async function start(wish: ImportWish): Promise<void> {
    if (!loaded) return;
    const { domains, marked, keeps } = wish;
    const { name, saved } = loaded;
    await markLimited(marked);
    // Before anything is blocked: a block out of a backup keeps the date and origin that are noted.
    if (saved.length > 0) await send('restoreNotes', { accountKey: account.key, blocks: [...saved], keeps });
    if (domains.length === 0) {
      setLoaded(undefined);
      setIsApplied(true);
      return;
    }
    const answer = await send('blockDomains', {
      accountKey: account.key,
      domains: [...domains],
      title: name,
      withSnapshot: account.reach === 'restore',
      fromBackup: saved.length > 0,
    });
    if (answer.ok) location.hash = '#jobs';
    else setProblem({ failure: answer.error, again: () => void start(wish) });
  }

  return (
    <>
      <h2>{i18n.t('dashboard.part.import')}</h2>
      <p class="quiet">{i18n.t('import.what')}</p>
      {account.reach !== 'restore' && <AllowSnapshots origin={account.origin} onAllowed={onAccountChange} />}
      <label class="field">
        <span class="field-label">{i18n.t('import.file')}</span>
        <input
          class="input"
          type="file"
          name="list"
          accept=".csv,.txt,.json,.md,.html,text/*,application/json"
          onChange={(event) => void loadFile(event.currentTarget.files?.[0])}
        />
      </label>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void load(i18n.t('import.pastedName'), pasted);
        }}
      >
        <label class="field">
          <span class="field-label">{i18n.t('import.paste')}</span>
          <textarea
            class="input"
            name="pasted"
            dir="ltr"
            value={pasted}
            onInput={(event) => setPasted(event.currentTarget.value)}
          />
        </label>
        <div class="row">
          <Button type="submit" isBusy={isBusy || pasted.trim() === ''}>
            {i18n.t('import.look')}
          </Button>
        </div>
      </form>
      {problem?.text && <Notice isProblem>{problem.text}</Notice>}
      {problem?.failure && (
        <FailureNotice
          failure={problem.failure}
          origin={account.origin}
          needs={account.reach}
          onAgain={() => problem.again?.()}
          onSignedIn={() => {
            onAccountChange();
            problem.again?.();
          }}
        />
      )}
      {isApplied && <Notice>{i18n.t('import.applied')}</Notice>}
      {loaded && <DryRun key={loaded.readAt} {...loaded} onStart={(wish) => void start(wish)} />}
    </>
  );
}

/** Reads a list and works out what it would do. */
async function dryRun(account: AccountSummary, text: string): Promise<Result<Omit<Loaded, 'name'>, Problem>> {
  const { origin, key: accountKey } = account;
  const home = parseDomain(new URL(origin).hostname) ?? parseDomain('localhost');
  const backup = readBackup(text);
  if (!backup.ok && backup.error === 'newer') return failed({ text: i18n.t('import.newer') });
  const saved = backup.ok ? backup.value.blocks : [];
  const list = await readBlockListInPieces(text, { home, isPublicSuffix: await loadPublicSuffixes() });
  const ties = await send('listTies', { accountKey });
  if (!ties.ok) return failed({ failure: ties.error });
  const blocked = new Set(await readStored(blockedDomains(accountKey)));
  const known = ties.value ?? { follows: [], followers: [], requests: [] };
  if (!home) return failed({ text: i18n.t('failure.bad_domain', [origin]) });
  return ok({
    list,
    planFor: (mapping) => planImport(list.rows, known, blocked, home, mapping),
    knowsTies: ties.value !== null,
    saved,
    differing: saved.length > 0 ? await countDiffering(accountKey, saved) : 0,
    readAt: Date.now(),
  });
}

/** To be limited by the person: these get their own badge, for a later version to act on. */
async function markLimited(domains: readonly string[]): Promise<void> {
  if (domains.length === 0) return;
  const mark = { level: 'badge' as const, name: i18n.t('import.limitedByMe') };
  await updateStored(settings, (old) => {
    const marked = Object.fromEntries(
      domains.map((domain) => [domain, { ...mark, ...old.marks.domains[domain] }]),
    );
    return { ...old, marks: { ...old.marks, domains: { ...old.marks.domains, ...marked } } };
  });
}

/** How often the person's own words are others than the backup's. */
async function countDiffering(accountKey: string, saved: readonly BlockRow[]): Promise<number> {
  const noted = await send('listNotes', { accountKey });
  const mine = new Map(noted.ok ? noted.value.map((row) => [row.domain, row]) : []);
  return saved.filter((row) => wordsDiffer(mine.get(row.domain) ?? {}, row)).length;
}

/** What an import would do: figures, whom it would cut by name, and what was refused and why. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BlockList } from '../../lib/imports/block-list';
import type { ImportPlan, PlannedRow } from '../../lib/rules/import-plan';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { WindowedRows } from '../ui/windowed-rows';

interface DryRunProps {
  readonly name: string;
  readonly list: BlockList;
  readonly plan: ImportPlan;
  readonly knowsTies: boolean;
  /** `limited`: domains that get the person's own mark in place of a block. */
  readonly onStart: (domains: readonly string[], limited: readonly string[]) => void;
}

/** Enough to judge a list by; the figures say how many there are. */
const MOST_SHOWN = 200;

export function DryRun({ name, list, plan, knowsTies, onStart }: DryRunProps) {
  // What costs nobody anything is ticked from the start, what cuts ties is not.
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(plan.free.map(({ domain }) => domain)),
  );
  const [acceptsLoss, setAcceptsLoss] = useState(knowsTies);
  const [marksLimited, setMarksLimited] = useState(true);
  const chosen = [...plan.free, ...plan.tied]
    .map(({ domain }) => domain)
    .filter((domain) => ticked.has(domain));
  const limited = marksLimited ? plan.limited.map(({ domain }) => domain) : [];
  const toggle = (domain: string) => {
    const next = new Set(ticked);
    if (!next.delete(domain)) next.add(domain);
    setTicked(next);
  };
  return (
    <section class="card" aria-labelledby="plan-title" data-plan>
      <h3 id="plan-title" class="name">
        {i18n.t('import.planFor', [name])}
      </h3>
      <p class="quiet small">
        {i18n.t(`import.format.${localeKey(list.format)}`)}
        {list.duplicates > 0 && ` ${i18n.t('import.duplicates', [String(list.duplicates)])}`}
      </p>
      <dl class="figures">
        <Figure label={i18n.t('import.new')} value={plan.free.length + plan.tied.length} />
        <Figure label={i18n.t('import.known')} value={plan.known.length} />
        <Figure label={i18n.t('import.limited')} value={plan.limited.length} />
        <Figure label={i18n.t('import.refused')} value={list.refused.length} />
      </dl>
      {!knowsTies && (
        <Notice isProblem>
          <p>{i18n.t('import.tiesUnknown')}</p>
          <label class="row">
            <input
              type="checkbox"
              name="accept-loss"
              checked={acceptsLoss}
              onChange={(event) => setAcceptsLoss(event.currentTarget.checked)}
            />
            {i18n.t('import.acceptLoss')}
          </label>
        </Notice>
      )}
      {plan.tied.length > 0 && (
        <>
          <Notice isProblem>
            {i18n.t('import.wouldCut', [String(plan.wouldCut), String(plan.tied.length)])}
          </Notice>
          <ul class="plan-list">
            {plan.tied.map((row) => (
              <TiedRow
                key={row.domain}
                row={row}
                isTicked={ticked.has(row.domain)}
                onTick={() => toggle(row.domain)}
              />
            ))}
          </ul>
        </>
      )}
      {plan.free.length > 0 && (
        <details>
          <summary>{i18n.t('import.freeRows', [String(plan.free.length)])}</summary>
          <WindowedRows
            rows={plan.free}
            rowHeight={28}
            label={i18n.t('import.new')}
            render={({ domain, comment }) => (
              <li key={domain} class="plan-row">
                <label class="row small">
                  <input type="checkbox" checked={ticked.has(domain)} onChange={() => toggle(domain)} />
                  <span class="name">{domain}</span>
                  <span class="quiet name">{comment}</span>
                </label>
              </li>
            )}
          />
        </details>
      )}
      {plan.limited.length > 0 && (
        <label class="row">
          <input
            type="checkbox"
            name="mark-limited"
            checked={marksLimited}
            onChange={(event) => setMarksLimited(event.currentTarget.checked)}
          />
          {i18n.t('import.markLimited', [String(plan.limited.length)])}
        </label>
      )}
      {list.reread.length > 0 && (
        <Listing title={i18n.t('import.reread', [String(list.reread.length)])}>
          {list.reread.slice(0, MOST_SHOWN).map(({ line, text, domain }) => (
            <li key={line} class="small name">
              {i18n.t('import.rereadRow', [String(line), text.slice(0, 80), domain])}
            </li>
          ))}
        </Listing>
      )}
      {list.refused.length > 0 && (
        <Listing title={i18n.t('import.refusedRows', [String(list.refused.length)])}>
          {list.refused.slice(0, MOST_SHOWN).map(({ line, text, reason }) => (
            <li key={line} class="small name">
              {i18n.t('import.refusedRow', [
                String(line),
                text.slice(0, 80),
                i18n.t(`refusal.${localeKey(reason)}`),
              ])}
            </li>
          ))}
        </Listing>
      )}
      <div class="row">
        <Button
          kind="danger"
          action="start-import"
          isBusy={chosen.length + limited.length === 0 || !acceptsLoss}
          onClick={() => onStart(chosen, limited)}
        >
          {i18n.t('import.start', [String(chosen.length)])}
        </Button>
      </div>
    </section>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Listing({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <details>
      <summary>{title}</summary>
      <ul class="plan-list">{children}</ul>
    </details>
  );
}

interface TiedRowProps {
  readonly row: PlannedRow;
  readonly isTicked: boolean;
  readonly onTick: () => void;
}

function TiedRow({ row, isTicked, onTick }: TiedRowProps) {
  const { domain, follows, followers } = row;
  const names = follows.slice(0, 5).map(({ acct }) => `@${acct}`);
  return (
    <li>
      <label class="row">
        <input type="checkbox" name="tied" value={domain} checked={isTicked} onChange={onTick} />
        <strong class="name">{domain}</strong>
        <span class="quiet small">
          {i18n.t('import.ties', [String(follows.length), String(followers.length)])}
        </span>
        <span class="quiet small name">{names.join(', ')}</span>
      </label>
    </li>
  );
}

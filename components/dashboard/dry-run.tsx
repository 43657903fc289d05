/** What an import would do: figures, whom it would cut by name, and what was refused and why. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BlockList } from '../../lib/imports/block-list';
import type { ImportPlan, PlannedRow } from '../../lib/rules/import-plan';
import { LostTies } from '../domain-blocks/lost-ties';
import { numberText } from '../formats';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
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
/** Names told unasked; all of them are one click away. */
const FIRST_NAMES = 5;

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
        {list.duplicates > 0 && ` ${i18n.t('import.duplicates', [numberText(list.duplicates)])}`}
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
          <CheckBox name="accept-loss" isOn={acceptsLoss} onChange={setAcceptsLoss}>
            {i18n.t('import.acceptLoss')}
          </CheckBox>
        </Notice>
      )}
      {plan.tied.length > 0 && (
        <>
          <Notice isProblem>
            {i18n.t('import.wouldCut', [numberText(plan.wouldCut), numberText(plan.tied.length)])}
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
          <summary>{i18n.t('import.freeRows', [numberText(plan.free.length)])}</summary>
          <WindowedRows
            rows={plan.free}
            rowHeight={28}
            label={i18n.t('import.new')}
            render={({ domain, comment }) => (
              <li key={domain} class="plan-row">
                <label class="check small">
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
        <CheckBox name="mark-limited" isOn={marksLimited} onChange={setMarksLimited}>
          {i18n.t('import.markLimited', [numberText(plan.limited.length)])}
        </CheckBox>
      )}
      {list.reread.length > 0 && (
        <Listing title={i18n.t('import.reread', [numberText(list.reread.length)])}>
          {list.reread.slice(0, MOST_SHOWN).map(({ line, text, domain }) => (
            <li key={line} class="small name">
              {i18n.t('import.rereadRow', [numberText(line), text.slice(0, 80), domain])}
            </li>
          ))}
        </Listing>
      )}
      {list.refused.length > 0 && (
        <Listing title={i18n.t('import.refusedRows', [numberText(list.refused.length)])}>
          {list.refused.slice(0, MOST_SHOWN).map(({ line, text, reason }) => (
            <li key={line} class="small name">
              {i18n.t('import.refusedRow', [
                numberText(line),
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
          {i18n.t('import.start', [numberText(chosen.length)])}
        </Button>
      </div>
    </section>
  );
}

function Figure({ label, value }: { label: string; value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{numberText(value)}</dd>
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
  const [isOpen, setIsOpen] = useState(false);
  const { domain, follows, followers, requests } = row;
  const names = follows.slice(0, FIRST_NAMES).map(({ acct }) => `@${acct}`);
  return (
    <li class="tied-row">
      <CheckBox name="tied" value={domain} isOn={isTicked} onChange={onTick}>
        <strong class="name">{domain}</strong>
      </CheckBox>
      <details class="small" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          {i18n.t('import.ties', [numberText(follows.length), numberText(followers.length)])}
          {requests.length > 0 && `; ${i18n.t('import.requests', [numberText(requests.length)])}`}{' '}
          <span class="quiet name">{names.join(', ')}</span>
        </summary>
        {isOpen && <LostTies follows={follows} followers={followers} requests={requests} />}
      </details>
    </li>
  );
}

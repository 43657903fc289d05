/** What an import would do: figures, whom it would cut by name, and what was refused and why. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { plainText } from '../../lib/fediverse/plain-text';
import type { BlockList } from '../../lib/imports/block-list';
import type { BlockRow } from '../../lib/messaging/answers';
import type { Keeps } from '../../lib/rules/block-words';
import {
  type ImportPlan,
  type PlannedRow,
  type SeverityMapping,
  USUAL_MAPPING,
} from '../../lib/rules/import-plan';
import { LostTies } from '../domain-blocks/lost-ties';
import { domainText } from '../domain-text';
import { numberText } from '../formats';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';
import { CheckBox } from '../ui/check-box';
import { Choice } from '../ui/choice';
import { Notice } from '../ui/notice';
import { WindowedRows } from '../ui/windowed-rows';

interface DryRunProps {
  readonly name: string;
  readonly list: BlockList;
  /** What the list would do, by what the person makes of its severities. */
  readonly planFor: (mapping: SeverityMapping) => ImportPlan;
  readonly knowsTies: boolean;
  /** What the list is a backup of, if it is one of ours. */
  readonly saved: readonly BlockRow[];
  /** How often the person's own words are others than those of the backup. */
  readonly differing: number;
  readonly onStart: (wish: ImportWish) => void;
}

/** What the person wants of a list. */
export interface ImportWish {
  readonly domains: readonly string[];
  /** Get the person's own mark in place of a block. */
  readonly marked: readonly string[];
  readonly keeps: Keeps;
}

/** Enough to judge a list by; the figures say how many there are. */
const MOST_SHOWN = 200;
/** Of a row's text, so much is quoted. */
const LONGEST_ROW = 80;
/** Names told unasked; all of them are one click away. */
const FIRST_NAMES = 5;

export function DryRun({ name, list, planFor, knowsTies, saved, differing, onStart }: DryRunProps) {
  const [keeps, setKeeps] = useState<Keeps>('mine');
  const [mapping, setMapping] = useState(USUAL_MAPPING);
  const plan = useMemo(() => planFor(mapping), [planFor, mapping]);
  // Domains that the person wants otherwise: what costs nobody anything is ticked from the start, what cuts ties is not.
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const [acceptsLoss, setAcceptsLoss] = useState(knowsTies);
  const chosen = [
    ...plan.free.filter(({ domain }) => !toggled.has(domain)),
    ...plan.tied.filter(({ domain }) => toggled.has(domain)),
  ].map(({ domain }) => domain);
  const marked = plan.marked.map(({ domain }) => domain);
  const toggle = (domain: string) => {
    const next = new Set(toggled);
    if (!next.delete(domain)) next.add(domain);
    setToggled(next);
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
        <Figure label={i18n.t('import.limitedByMe')} value={plan.marked.length} />
        <Figure label={i18n.t('import.treatment.nothing')} value={plan.nothing.length} />
        <Figure label={i18n.t('import.refused')} value={list.refused.length} />
      </dl>
      {saved.length > 0 && <p>{i18n.t('import.backup', [numberText(saved.length)])}</p>}
      {differing > 0 && (
        <Choice
          name="keeps"
          label={i18n.t('import.differing', [numberText(differing)])}
          value={keeps}
          options={(['mine', 'file'] as const).map(
            (whose) => [whose, i18n.t(`import.keeps.${whose}`)] as const,
          )}
          onChange={setKeeps}
        />
      )}
      <Severities list={list} mapping={mapping} onChange={setMapping} />
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
                isTicked={toggled.has(row.domain)}
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
                  <input type="checkbox" checked={!toggled.has(domain)} onChange={() => toggle(domain)} />
                  <span class="address">{domainText(domain)}</span>
                  <bdi class="quiet name">{comment}</bdi>
                </label>
              </li>
            )}
          />
        </details>
      )}
      {list.reread.length > 0 && (
        <Listing title={i18n.t('import.reread', [numberText(list.reread.length)])}>
          {list.reread.slice(0, MOST_SHOWN).map(({ line, text, domain }) => (
            <li key={line} class="small name">
              {i18n.t('import.rereadRow', [
                numberText(line),
                plainText(text, LONGEST_ROW),
                domainText(domain),
              ])}
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
                plainText(text, LONGEST_ROW),
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
          isBusy={chosen.length + marked.length + saved.length === 0 || (chosen.length > 0 && !acceptsLoss)}
          onClick={() => onStart({ domains: chosen, marked, keeps })}
        >
          {chosen.length > 0 ? i18n.t('import.start', [numberText(chosen.length)]) : i18n.t('import.apply')}
        </Button>
      </div>
    </section>
  );
}

interface SeveritiesProps {
  readonly list: BlockList;
  readonly mapping: SeverityMapping;
  readonly onChange: (mapping: SeverityMapping) => void;
}

/** What is made of what the list suspends and limits, each where it does so. */
function Severities({ list, mapping, onChange }: SeveritiesProps) {
  const treatments = (['block', 'mark', 'nothing'] as const).map(
    (treatment) => [treatment, i18n.t(`import.treatment.${treatment}`)] as const,
  );
  return (['suspend', 'silence'] as const)
    .map((severity) => ({ severity, count: list.rows.filter((row) => row.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => (
      <Choice
        key={severity}
        name={severity}
        label={i18n.t(`import.severity.${severity}`, [numberText(count)])}
        value={mapping[severity]}
        options={treatments}
        onChange={(treatment) => onChange({ ...mapping, [severity]: treatment })}
      />
    ));
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
        <strong class="address">{domainText(domain)}</strong>
      </CheckBox>
      <details class="small" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          {i18n.t('import.ties', [numberText(follows.length), numberText(followers.length)])}
          {requests.length > 0 && ` · ${i18n.t('import.requests', [numberText(requests.length)])}`}{' '}
          <span class="quiet address">{names.join(', ')}</span>
        </summary>
        {isOpen && <LostTies follows={follows} followers={followers} requests={requests} />}
      </details>
    </li>
  );
}

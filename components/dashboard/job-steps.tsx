/** The steps of a job, each with how it ended and why. */
import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isolated } from '../../lib/fediverse/plain-text';
import type { AccountSummary } from '../../lib/messaging/answers';
import { isMissed, type Step } from '../../lib/rules/job';
import { failureText, isFailureKind } from '../failure-text';
import { numberText } from '../formats';
import { Choice } from '../ui/choice';
import { WindowedRows } from '../ui/windowed-rows';
import { useAnswer } from '../use-answer';
import { arrangedSteps, STEP_SHOWINGS, type StepShowing } from './step-rows';

interface JobStepsProps {
  readonly account: AccountSummary;
  readonly jobId: string;
}

export function JobSteps({ account, jobId }: JobStepsProps) {
  const [answer] = useAnswer('listSteps', { jobId });
  if (!answer?.ok) return <p class="quiet">{i18n.t('jobs.reading')}</p>;
  return <StepList steps={answer.value} host={new URL(account.origin).host} />;
}

function StepList({ steps, host }: { steps: readonly Step[]; host: string }) {
  const [showing, setShowing] = useState<StepShowing>('all');
  const rows = useMemo(() => arrangedSteps(steps, showing), [steps, showing]);
  return (
    <>
      <Choice
        name="steps"
        label={i18n.t('jobs.showing')}
        value={showing}
        options={STEP_SHOWINGS.map(
          (one) =>
            [one, i18n.t(`jobs.showings.${one}`, [numberText(arrangedSteps(steps, one).length)])] as const,
        )}
        onChange={setShowing}
      />
      <WindowedRows
        rows={rows}
        rowHeight={28}
        label={i18n.t('jobs.steps')}
        render={(step) => <StepRow key={step.index} step={step} host={host} />}
      />
    </>
  );
}

function StepRow({ step, host }: { step: Step; host: string }) {
  const about = aboutOf(step);
  const outcome = outcomeText(step, host);
  const { says } = step;
  return (
    <li
      class="step-row small"
      data-missed={isMissed(step) || undefined}
      title={[`${about}: ${outcome}`, says && isolated(says)].filter(Boolean).join('. ')}
    >
      <bdi class="name">{about}</bdi>
      <span class="quiet name">
        {outcome}
        {says && (
          <>
            {' · '}
            <bdi>{says}</bdi>
          </>
        )}
      </span>
    </li>
  );
}

function aboutOf({ work }: Step): string {
  if (work.kind === 'follow') return `@${work.tie.acct}`;
  const name = i18n.t(`step.${work.kind}`);
  return 'domain' in work ? `${name}: ${work.domain}` : name;
}

/** How it ended, and why where it failed; why it has not ended yet where something stood in the way. */
function outcomeText({ outcome, problem }: Step, host: string): string {
  const text = outcome ? i18n.t(`outcome.${outcome}`) : i18n.t('outcome.open');
  return problem && isFailureKind(problem) ? `${text}. ${failureText({ kind: problem }, host)}` : text;
}

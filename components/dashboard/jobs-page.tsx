/** All work, running and done, with the outcome of every step. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import type { Step } from '../../lib/rules/job';
import { jobProgress } from '../../lib/storage/items';
import { numberText } from '../formats';
import { JobLine } from '../jobs/job-line';
import { Button } from '../ui/button';
import { useAnswer } from '../use-answer';
import { useStored } from '../use-stored';

export function JobsPage({ account }: { account: AccountSummary }) {
  const jobs = useStored(jobProgress)?.filter(({ accountKey }) => accountKey === account.key);
  const [opened, setOpened] = useState<string>();
  return (
    <>
      <h2>{i18n.t('dashboard.part.jobs')}</h2>
      {jobs?.length === 0 && <p class="quiet">{i18n.t('jobs.none')}</p>}
      {jobs?.map((job) => (
        <section key={job.id} class="card">
          <JobLine job={job} />
          {job.state === 'done' && (
            <p class="quiet small">
              {i18n.t('jobs.done', [numberText(job.done - job.missed), numberText(job.missed)])}
            </p>
          )}
          {job.requested > 0 && (
            <p class="quiet small">{i18n.t('jobs.requested', [numberText(job.requested)])}</p>
          )}
          <Button kind="plain" onClick={() => setOpened(opened === job.id ? undefined : job.id)}>
            {opened === job.id ? i18n.t('jobs.hide') : i18n.t('jobs.show')}
          </Button>
          {opened === job.id && <Steps jobId={job.id} />}
        </section>
      ))}
    </>
  );
}

function Steps({ jobId }: { jobId: string }) {
  const [steps] = useAnswer('listSteps', { jobId });
  if (!steps?.ok) return null;
  return (
    <ul class="plan-list">
      {steps.value.map((step) => (
        <li key={step.index} class="row small">
          <span class="name">{aboutOf(step)}</span>
          <span class="quiet">
            {step.outcome ? i18n.t(`outcome.${step.outcome}`) : i18n.t('outcome.open')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function aboutOf({ work }: Step): string {
  if (work.kind === 'follow') return `@${work.tie.acct}`;
  const name = i18n.t(`step.${work.kind}`);
  return 'domain' in work ? `${name}: ${work.domain}` : name;
}

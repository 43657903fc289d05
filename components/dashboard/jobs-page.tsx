/** All work of an account, running and done, with the outcome of every step. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import { isUndone } from '../../lib/rules/undo';
import { jobProgress } from '../../lib/storage/items';
import { numberText } from '../formats';
import { JobLine } from '../jobs/job-line';
import { Button } from '../ui/button';
import { useStored } from '../use-stored';
import { JobSteps } from './job-steps';
import { OlderJobs } from './older-jobs';

export function JobsPage({ account }: { account: AccountSummary }) {
  const jobs = useStored(jobProgress)?.filter(({ accountKey }) => accountKey === account.key);
  const [opened, setOpened] = useState<string>();
  if (!jobs) return null;
  return (
    <>
      <h2>{i18n.t('dashboard.part.jobs')}</h2>
      {jobs.length === 0 && <p class="quiet">{i18n.t('jobs.none')}</p>}
      {jobs.map((job) => (
        <section key={job.id} class="card">
          <JobLine job={job} isUndone={isUndone(job, jobs)} />
          {job.state === 'done' && (
            <p class="quiet small">
              {i18n.t('jobs.done', [numberText(job.done - job.missed), numberText(job.missed)])}
            </p>
          )}
          {job.requested > 0 && (
            <p class="quiet small">{i18n.t('jobs.requested', [numberText(job.requested)])}</p>
          )}
          <Button
            kind="plain"
            action="steps"
            onClick={() => setOpened(opened === job.id ? undefined : job.id)}
          >
            {opened === job.id ? i18n.t('jobs.hide') : i18n.t('jobs.show')}
          </Button>
          {opened === job.id && <JobSteps key={job.state} account={account} jobId={job.id} />}
        </section>
      ))}
      <OlderJobs account={account} newer={jobs} />
    </>
  );
}

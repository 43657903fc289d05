/** Work that was done long ago: its steps are read only when somebody asks for them. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { AccountSummary } from '../../lib/messaging/answers';
import type { Job, JobProgress } from '../../lib/rules/job';
import { isUndone } from '../../lib/rules/undo';
import { numberText, timeText } from '../formats';
import { JobActions } from '../jobs/job-line';
import { Button } from '../ui/button';
import { WindowedRows } from '../ui/windowed-rows';
import { useAnswer } from '../use-answer';
import { JobSteps } from './job-steps';

interface OlderJobsProps {
  readonly account: AccountSummary;
  /** The jobs that are shown already, as they are now. */
  readonly newer: readonly JobProgress[];
}

export function OlderJobs({ account, newer }: OlderJobsProps) {
  const [answer] = useAnswer('listJobs', { accountKey: account.key });
  const [opened, setOpened] = useState<Job>();
  const all = answer?.ok ? answer.value : [];
  const jobs = all.filter(({ id }) => newer.every((other) => other.id !== id));
  if (jobs.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="older-title">
      <h3 id="older-title">{i18n.t('jobs.older', [numberText(jobs.length)])}</h3>
      {opened && (
        <div class="card" data-older={opened.id}>
          <div class="name">{i18n.t(`job.${opened.kind}`, [opened.title])}</div>
          <JobActions job={opened} isUndone={isUndone(opened, [...jobs, ...newer])} />
          <JobSteps key={opened.id} account={account} jobId={opened.id} />
        </div>
      )}
      <div class="table">
        <WindowedRows
          rows={jobs}
          rowHeight={44}
          label={i18n.t('jobs.older', [numberText(jobs.length)])}
          render={(job) => (
            <li class="table-row older-row" key={job.id}>
              <span class="name" title={job.title}>
                {i18n.t(`job.${job.kind}`, [job.title])}
              </span>
              <span class="quiet small wide-only">{timeText(job.createdAt)}</span>
              <Button kind="plain" action="steps" onClick={() => setOpened(job)}>
                {i18n.t('jobs.show')}
              </Button>
            </li>
          )}
        />
      </div>
    </section>
  );
}

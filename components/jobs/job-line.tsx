/** How far a job is, and what can be done with it. */
import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { JobChange } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import type { Job, JobProgress } from '../../lib/rules/job';
import { lengthText, numberText, timeText } from '../formats';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';

const MINUTE = 60_000;

interface JobLineProps {
  readonly job: JobProgress;
  readonly isUndone?: boolean;
}

export function JobLine({ job, isUndone = false }: JobLineProps) {
  const now = useNow(job.state === 'active');
  const waitS = job.goesOnAt === undefined ? 0 : Math.ceil((job.goesOnAt - now) / 1000);
  const leftMs = job.endsAt === undefined ? 0 : job.endsAt - now;
  return (
    <div class="job" data-job={job.kind} data-state={job.state}>
      <div class="name">{i18n.t(`job.${job.kind}`, [job.title])}</div>
      <progress value={job.done} max={job.total} aria-label={i18n.t(`job.${job.kind}`, [job.title])} />
      <div class="quiet small" role="status">
        {i18n.t('job.steps', [numberText(job.done), numberText(job.total)])}
        {waitS > 1 && ` ${waitText(waitS, job.goesOnAt ?? 0)}`}
        {leftMs >= MINUTE && ` ${i18n.t('job.left', [lengthText(leftMs)])}`}
        {job.problem && ` ${problemText(job.problem)}`}
      </div>
      <JobActions job={job} isUndone={isUndone} />
    </div>
  );
}

interface JobActionsProps {
  readonly job: Pick<Job, 'id' | 'kind' | 'state'>;
  readonly isUndone: boolean;
}

/** What can be done with a job, running or done. */
export function JobActions({ job, isUndone }: JobActionsProps) {
  const ending = endingOf(job, isUndone);
  const change = (what: JobChange) => void send('changeJob', { jobId: job.id, change: what });
  return (
    <div class="row">
      {job.state === 'active' && (
        <Button kind="plain" onClick={() => change('pause')}>
          {i18n.t('job.pause')}
        </Button>
      )}
      {job.state === 'paused' && (
        <Button kind="plain" onClick={() => change('resume')}>
          {i18n.t('job.resume')}
        </Button>
      )}
      {ending && (
        <Button kind="plain" action={ending} onClick={() => change(ending)}>
          {ending === 'undo' ? i18n.t('action.undo') : i18n.t('job.cancel')}
        </Button>
      )}
    </div>
  );
}

/** A block takes back what it did, once; other jobs are only stopped, as long as they run. */
function endingOf(
  { kind, state }: Pick<Job, 'kind' | 'state'>,
  isUndone: boolean,
): 'undo' | 'cancel' | undefined {
  if (kind === 'block' || kind === 'import') return isUndone ? undefined : 'undo';
  return state === 'active' || state === 'paused' ? 'cancel' : undefined;
}

function waitText(seconds: number, goesOnAt: number): string {
  if (seconds <= 90) return i18n.t('job.waitsSeconds', [numberText(seconds)]);
  return i18n.t('job.waitsUntil', [timeText(goesOnAt)]);
}

const PROBLEMS = [
  'network',
  'timeout',
  'rate-limited',
  'server',
  'unauthorized',
  'redirected',
  'bad-answer',
] as const;

function problemText(problem: string): string {
  const known = PROBLEMS.find((one) => one === problem);
  return known ? i18n.t(`job.problem.${localeKey(known)}`) : problem;
}

/** The time, told anew every second while it matters. */
function useNow(isTicking: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!isTicking) return;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [isTicking]);
  return now;
}

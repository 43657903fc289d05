/** Which steps of a job are shown, and in which order. Pure. */
import { isMissed, type Step } from '../../lib/rules/job';

export const STEP_SHOWINGS = ['all', 'missed', 'open'] as const;
export type StepShowing = (typeof STEP_SHOWINGS)[number];

/** The steps that are wanted; what did not end as it should stands first. */
export function arrangedSteps(steps: readonly Step[], showing: StepShowing): readonly Step[] {
  switch (showing) {
    case 'missed':
      return steps.filter(isMissed);
    case 'open':
      return steps.filter(({ state }) => state !== 'done');
    case 'all':
      return [...steps.filter(isMissed), ...steps.filter((step) => !isMissed(step))];
  }
}

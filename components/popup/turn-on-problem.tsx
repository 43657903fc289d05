/** Why a server could not be turned on. */
import { i18n } from '#i18n';
import { Notice } from '../ui/notice';
import type { TurnOnState } from './use-turn-on';

export function TurnOnProblem({ state, host }: { state: TurnOnState; host: string }) {
  if (state === 'denied') return <Notice isProblem>{i18n.t('popup.denied', [host])}</Notice>;
  if (state === 'refused') return <Notice isProblem>{i18n.t('popup.refused', [host])}</Notice>;
  return null;
}

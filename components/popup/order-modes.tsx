/** In which order each kind of timeline stands. */
import { useId } from 'preact/hooks';
import { i18n } from '#i18n';
import type { OrderMode, Settings, TimelineKind } from '../../lib/storage/items';
import { Switch } from '../ui/switch';

const KINDS: readonly TimelineKind[] = ['home', 'list', 'live', 'hashtag', 'profile'];
const MODES: readonly OrderMode[] = ['written', 'server'];

interface OrderModesProps {
  readonly settings: Settings;
  readonly onChange: (update: (old: Settings) => Settings) => void;
}

export function OrderModes({ settings, onChange }: OrderModesProps) {
  return (
    <details>
      <summary>{i18n.t('order.perTimeline')}</summary>
      <div class="stack order-modes">
        {KINDS.map((kind) => (
          <OrderChoice
            key={kind}
            kind={kind}
            mode={settings.order[kind]}
            onChange={(mode) => onChange((old) => ({ ...old, order: { ...old.order, [kind]: mode } }))}
          />
        ))}
        <Switch
          label={i18n.t('order.boostsByOriginal')}
          isOn={settings.boostsBy === 'original'}
          onChange={(isOn) => onChange((old) => ({ ...old, boostsBy: isOn ? 'original' : 'boost' }))}
        />
      </div>
    </details>
  );
}

interface OrderChoiceProps {
  readonly kind: TimelineKind;
  readonly mode: OrderMode;
  readonly onChange: (mode: OrderMode) => void;
}

function OrderChoice({ kind, mode, onChange }: OrderChoiceProps) {
  const id = useId();
  return (
    <div class="order-choice">
      <label for={id}>{i18n.t(`order.kind.${kind}`)}</label>
      <select
        id={id}
        class="input"
        value={mode}
        onChange={(event) => onChange(event.currentTarget.value === 'written' ? 'written' : 'server')}
      >
        {MODES.map((choice) => (
          <option key={choice} value={choice}>
            {i18n.t(`order.mode.${choice}`)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The person's own words about a block; they stay on this computer. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BlockRow } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';

interface NoteDialogProps {
  readonly accountKey: string;
  readonly row: BlockRow;
  readonly onClose: () => void;
}

export function NoteDialog({ accountKey, row, onClose }: NoteDialogProps) {
  const [note, setNote] = useState(row.note ?? '');
  const [tag, setTag] = useState(row.tag ?? '');
  const save = () => void send('setBlockNote', { accountKey, domain: row.domain, note, tag }).then(onClose);
  return (
    <Dialog title={i18n.t('blocks.noteOn', [row.domain])} onClose={onClose}>
      <Field
        label={i18n.t('blocks.note')}
        value={note}
        onChange={setNote}
        hint={i18n.t('blocks.noteStays')}
      />
      <Field label={i18n.t('blocks.tag')} value={tag} onChange={setTag} />
      <div class="row">
        <Button kind="primary" onClick={save}>
          {i18n.t('action.save')}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

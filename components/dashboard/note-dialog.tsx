/** The person's own words about blocks; they stay on this computer. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BlockRow } from '../../lib/messaging/answers';
import { send } from '../../lib/messaging/client';
import { LONGEST_NOTE, LONGEST_TAG } from '../../lib/rules/block-words';
import { numberText } from '../formats';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Field } from '../ui/field';

export interface Words {
  readonly note: string;
  readonly tag: string;
}

interface NoteDialogProps {
  readonly accountKey: string;
  readonly rows: readonly BlockRow[];
  /** Words by domain, once they are stored. */
  readonly onSaved: (words: ReadonlyMap<string, Words>) => void;
  readonly onClose: () => void;
}

export function NoteDialog({ accountKey, rows, onSaved, onClose }: NoteDialogProps) {
  const only = rows.length === 1 ? rows[0] : undefined;
  const [note, setNote] = useState(only?.note ?? '');
  const [tag, setTag] = useState(only?.tag ?? '');
  const [isBusy, setIsBusy] = useState(false);

  async function save(): Promise<void> {
    setIsBusy(true);
    const words = new Map(rows.map((row) => [row.domain, only ? { note, tag } : added(row, note, tag)]));
    await send('setBlockNotes', {
      accountKey,
      notes: [...words].map(([domain, its]) => ({ domain, ...its })),
    });
    onSaved(words);
    onClose();
  }

  return (
    <Dialog
      title={
        only ? i18n.t('blocks.noteOn', [only.domain]) : i18n.t('blocks.noteOnMany', [numberText(rows.length)])
      }
      onClose={onClose}
    >
      <Field
        label={i18n.t('blocks.note')}
        value={note}
        onChange={setNote}
        hint={i18n.t('blocks.noteStays')}
        maxLength={LONGEST_NOTE}
      />
      <Field label={i18n.t('blocks.tag')} value={tag} onChange={setTag} maxLength={LONGEST_TAG} />
      <div class="row">
        <Button kind="primary" isBusy={isBusy} onClick={() => void save()}>
          {i18n.t('action.save')}
        </Button>
        <Button onClick={onClose}>{i18n.t('action.cancel')}</Button>
      </div>
    </Dialog>
  );
}

/** For many at once, a field left empty changes nothing. */
function added(row: BlockRow, note: string, tag: string): Words {
  return { note: note || (row.note ?? ''), tag: tag || (row.tag ?? '') };
}

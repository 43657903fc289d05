/** Files of the blocks: in Mastodon's own forms, and one that keeps everything. */
import { i18n } from '#i18n';
import { writeBackup } from '../../lib/imports/backup';
import { personalBlockList, serverBlockList } from '../../lib/imports/write-lists';
import type { AccountSummary, BlockRow } from '../../lib/messaging/answers';
import { numberText } from '../formats';
import { Button } from '../ui/button';
import { saveFile, today } from './save-file';

export function ExportButtons({ account, rows }: { account: AccountSummary; rows: readonly BlockRow[] }) {
  if (rows.length === 0) return null;
  const blocks = [...rows];
  const backup = () => writeBackup({ writtenAt: Date.now(), account: account.key, blocks });
  return (
    <section class="stack" aria-labelledby="export-title">
      <h3 id="export-title">{i18n.t('export.title', [numberText(rows.length)])}</h3>
      <div class="row">
        <Button
          onClick={() =>
            saveFile(
              `blocked_domains-${today()}.csv`,
              personalBlockList(rows.map(({ domain }) => domain)),
              'text/csv',
            )
          }
        >
          {i18n.t('export.personal')}
        </Button>
        <Button
          onClick={() =>
            saveFile(
              `domain_blocks-${today()}.csv`,
              serverBlockList(rows.map(({ domain }) => domain)),
              'text/csv',
            )
          }
        >
          {i18n.t('export.server')}
        </Button>
        <Button onClick={() => saveFile(`sluice-${today()}.json`, backup(), 'application/json')}>
          {i18n.t('export.everything')}
        </Button>
      </div>
    </section>
  );
}

/** The way to the dashboard, where there is room for everything. */
import browser from 'webextension-polyfill';
import { i18n } from '#i18n';
import { Button } from '../ui/button';

export function OpenDashboard() {
  return (
    <footer>
      <Button kind="plain" onClick={() => void browser.runtime.openOptionsPage().then(() => window.close())}>
        {i18n.t('popup.openDashboard')}
      </Button>
    </footer>
  );
}

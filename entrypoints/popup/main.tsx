import '../../components/popup/popup.css';
import { i18n } from '#i18n';
import { App } from '../../components/popup/app';
import { startPage } from '../../components/start-page';

startPage(i18n.t('extension.name'), <App />);

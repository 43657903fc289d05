import '../../components/dashboard/dashboard.css';
import { i18n } from '#i18n';
import { App } from '../../components/dashboard/app';
import { startPage } from '../../components/start-page';

startPage(i18n.t('dashboard.title'), <App />);

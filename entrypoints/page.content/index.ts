import './marks.css';
import './order.css';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { runPage } from '../../lib/content/run-page';

export default defineContentScript({
  registration: 'runtime',
  runAt: 'document_start',
  cssInjectionMode: 'manual',
  main: (context) => runPage(document, context.signal),
});

import { defineContentScript } from 'wxt/utils/define-content-script';
import { tapPage } from '../lib/page/tap-page';

export default defineContentScript({
  registration: 'runtime',
  world: 'MAIN',
  runAt: 'document_start',
  main() {
    tapPage(window);
  },
});

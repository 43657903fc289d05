import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { runPage } from '../../lib/content/run-page';
import { untilReplaced } from '../../lib/content/until-replaced';

/** Registered by the background for the servers that are on. Its looks are in `page-style.css`. */
export default defineUnlistedScript(() => runPage(document, untilReplaced(document)));

/** Keeps posts that came late from being missed: a tray that lists them and leads to each. */
import { runTrays } from '../page/tray';
import type { Feature } from './feature';

const lateTray: Feature = {
  id: 'late-tray',
  start: runTrays,
};

export default lateTray;

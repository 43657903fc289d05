/** Says of pictures whose description a machine wrote that this is so. */
import { machineAltText } from '../fediverse/alt-text';
import { drawPictureNote, PICTURE_NOTE } from '../page/draw-picture-note';
import { i18n } from '../page/i18n';
import { removeOwn } from '../page/own-nodes';
import type { Feature } from './feature';

const machineAlt: Feature = {
  id: 'machine-alt-text',
  start(page, signal) {
    const note = i18n.t('altText.machine');
    const { pictureSelector, pictureIn } = page.site;
    page.onElements(
      { selector: pictureSelector, inPosts: pictureSelector },
      (item) => {
        const picture = pictureIn(item);
        if (!picture) return;
        const alt = picture.getAttribute('alt') ?? picture.getAttribute('aria-label') ?? '';
        drawPictureNote(picture, machineAltText(alt) ? note : undefined);
      },
      signal,
    );
    signal.addEventListener('abort', () => removeOwn(page.document, PICTURE_NOTE));
  },
};

export default machineAlt;

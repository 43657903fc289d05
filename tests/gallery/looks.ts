/** In which lights and sizes a state is looked at. */
import type { ColourScheme, TestPage } from '../e2e/browsers/browser';
import { type State, sizeOf } from './state';

export interface Look {
  /** Stands in the name of the picture. */
  readonly name: string;
  readonly scheme: ColourScheme;
  readonly isForced?: boolean;
  /** Width and height of what is seen, in CSS pixels. */
  readonly size: readonly [width: number, height: number];
}

/** What is left of the window at two hundred per cent; for the popup, a small telephone, where it is a page of its own. */
export function smallSizeOf({ at }: State): readonly [width: number, height: number] {
  return at === 'popup.html' ? [320, 600] : [640, 450];
}

/** English in all of them; in other languages it is the words and their direction that differ. */
export function looksIn(language: string, state: State): readonly Look[] {
  const size = sizeOf(state);
  const light: Look = { name: 'light', scheme: 'light', size };
  const small: Look = {
    name: state.at === 'popup.html' ? 'narrow' : 'zoomed',
    scheme: 'light',
    size: smallSizeOf(state),
  };
  if (language !== 'en') return [light, small];
  return [
    light,
    { name: 'dark', scheme: 'dark', size },
    { name: 'forced', scheme: 'dark', isForced: true, size },
    small,
  ];
}

/** Takes the whole page, not only as much of it as the window shows; a dialog is what fits in the window. */
export async function takePicture(page: TestPage, look: Look, file: string): Promise<void> {
  const { scheme, isForced = false, size } = look;
  await page.setColours?.(scheme, isForced);
  await page.setSize(...size);
  const height = await page.evaluate(() =>
    document.querySelector('dialog') ? 0 : (document.scrollingElement?.scrollHeight ?? 0),
  );
  if (height > size[1]) await page.setSize(size[0], height);
  await page.screenshot(file);
}

/** The extension's texts in a web page, where every byte counts: without what the library does for counts and named parts. */
import { browser } from 'wxt/browser';
import type { i18n as library } from '#i18n';

type Message = Parameters<typeof browser.i18n.getMessage>;

export const i18n: typeof library = {
  t: (key: string, parts?: unknown) =>
    browser.i18n.getMessage(key.replaceAll('.', '_') as Message[0], parts as Message[1]),
};

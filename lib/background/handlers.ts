/** Which function answers which message: one line each. */
import browser from 'webextension-polyfill';
import type { Handlers } from '../messaging/server';
import { ok } from '../rules/result';
import { pageHealth, plannedOrigin, settings } from '../storage/items';
import { updateStored, writeStored } from '../storage/stored';
import { disableServer, enableServer } from './content-scripts';
import { setDomainMark, setNetworkBadge } from './settings';

const done = ok(null);

export const handlers: Handlers = {
  planToEnable: ({ origin }) => writeStored(plannedOrigin, origin).then(() => done),
  enableServer: ({ origin }) => enableServer(origin),
  disableServer: ({ origin }) => disableServer(origin).then(() => done),
  reportHealth: (health, { origin }) =>
    writeStored(pageHealth(origin), { ...health, reportedAt: Date.now() }).then(() => done),
  setNetworkBadge: (request) =>
    updateStored(settings, (old) => setNetworkBadge(old, request)).then(() => done),
  setDomainMark: (request) => updateStored(settings, (old) => setDomainMark(old, request)).then(() => done),
  openBlockForm: ({ domain }) =>
    browser.tabs
      .create({ url: browser.runtime.getURL(`/options.html#block/${encodeURIComponent(domain)}`) })
      .then(() => done),
};

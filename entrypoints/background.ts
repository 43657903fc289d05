import browser from 'webextension-polyfill';
import { defineBackground } from 'wxt/utils/define-background';
import {
  enablePlannedServer,
  forgetPageHealth,
  isEnabledOrigin,
  syncContentScripts,
} from '../lib/background/content-scripts';
import { handlers } from '../lib/background/handlers';
import { listenForJobAlarm, wakeJobs } from '../lib/background/jobs/runner';
import { deleteOldSnapshots } from '../lib/background/snapshots';
import { serve } from '../lib/messaging/server';

export default defineBackground({
  type: 'module',
  // All listeners in the first turn: the browser wakes a background only for what it listened to at its start.
  main() {
    serve(handlers, isEnabledOrigin);
    listenForJobAlarm();
    // Work that was left when the background was stopped goes on with whatever woke it.
    void wakeJobs();
    void enablePlannedServer();
    browser.runtime.onInstalled.addListener(() => void syncContentScripts());
    browser.runtime.onStartup.addListener(() => {
      void forgetPageHealth();
      void syncContentScripts();
      void deleteOldSnapshots();
    });
    browser.permissions.onAdded.addListener(() => void enablePlannedServer());
    browser.permissions.onRemoved.addListener(() => void syncContentScripts());
  },
});

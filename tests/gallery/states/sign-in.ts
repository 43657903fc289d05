/** Signing in, and being signed out. */
import { accountOf, type Stage, type State } from '../state';
import { storeRows } from '../store';

function endSignIn(stage: Stage): Promise<void> {
  return storeRows(stage.page, 'accounts', [{ ...accountOf(stage), token: null }]);
}

export const SIGN_IN: readonly State[] = [
  {
    name: 'popup-code-awaited',
    at: 'popup.html',
    set: async (stage) => {
      const { origin, app } = accountOf(stage);
      await endSignIn(stage);
      await storeRows(stage.page, 'awaitedCodes', [
        {
          origin,
          app,
          redirectUri: 'urn:ietf:wg:oauth:2.0:oob',
          verifier: '',
          scopes: [],
          askedAt: Date.now(),
        },
      ]);
    },
    act: (page) => page.click('[data-action="enter-code"]'),
    shows: '[role="alert"]',
  },
  {
    name: 'popup-sign-in-ended',
    at: 'popup.html',
    set: endSignIn,
    shows: '[data-action="sign-in"]',
  },
  {
    name: 'blocks-sign-in-ended',
    at: 'options.html#blocks',
    set: endSignIn,
    shows: '[data-action="sign-in"]',
  },
];

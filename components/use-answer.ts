/** Asking the background for something that a page shows. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { send } from '../lib/messaging/client';
import type { AnswerOf, MessageName, RequestOf } from '../lib/messaging/protocol';

const MOST_ATTEMPTS = 3;
const PAUSE_MS = 150;

/**
 * The answer to a message that only reads, undefined until it is there; and how to ask again. Asks anew when the request
 * changes.
 */
export function useAnswer<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): readonly [answer: AnswerOf<Name> | undefined, again: () => void] {
  const [answer, setAnswer] = useState<AnswerOf<Name>>();
  const key = JSON.stringify(request);
  // biome-ignore lint/correctness/useExhaustiveDependencies: requests with the same content are the same request
  const ask = useCallback(() => {
    let isWanted = true;
    void askUntilAnswered(name, request, () => isWanted).then((got) => {
      if (isWanted && got !== undefined) setAnswer(() => got);
    });
    return () => {
      isWanted = false;
    };
  }, [name, key]);
  useEffect(ask, [ask]);
  return [answer, () => void ask()];
}

/** The browser may stop the background before it has answered, and starts it again when it is asked again. */
async function askUntilAnswered<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
  isWanted: () => boolean,
): Promise<AnswerOf<Name> | undefined> {
  for (let attempt = 1; isWanted(); attempt += 1) {
    try {
      return await send(name, request);
    } catch (error) {
      if (attempt === MOST_ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * attempt));
    }
  }
  return undefined;
}

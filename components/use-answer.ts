/** Asking the background for something that a page shows. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { send } from '../lib/messaging/client';
import type { AnswerOf, MessageName, RequestOf } from '../lib/messaging/protocol';

/** The answer to a message, undefined until it is there; and how to ask again. Asks anew when the request changes. */
export function useAnswer<Name extends MessageName>(
  name: Name,
  request: RequestOf<Name>,
): readonly [answer: AnswerOf<Name> | undefined, again: () => void] {
  const [answer, setAnswer] = useState<AnswerOf<Name>>();
  const key = JSON.stringify(request);
  // biome-ignore lint/correctness/useExhaustiveDependencies: requests with the same content are the same request
  const ask = useCallback(() => {
    let isWanted = true;
    void send(name, request).then((got) => {
      if (isWanted) setAnswer(() => got);
    });
    return () => {
      isWanted = false;
    };
  }, [name, key]);
  useEffect(ask, [ask]);
  return [answer, () => void ask()];
}

/**
 * Reads along with what the page is sent, in the page's own world. Changes no request and no answer, holds nothing up,
 * and never throws into the page.
 */
import { TAP_EVENTS } from './tap-channel';
import { factsIn } from './tap-facts';

/** Answers that are kept until the content script is there; older ones go first. */
const MOST_WAITING = 50;
/** Paths of the client API that can carry statuses or accounts; not `instance`, `custom_emojis` and the like. */
const API_PATH =
  /^\/api\/v[12]\/(?:timelines|statuses|accounts|notifications|search|conversations|favourites|bookmarks|trends|suggestions|follow_requests|directory|blocks|mutes|lists|collections|endorsements|annual_reports)/;
const THREAD_PATH = /\/statuses\/(\d+)\/context$/;

/**
 * Starts to read along with `window`'s XMLHttpRequest, fetch and WebSocket, and hands over what `factsIn` picks out by
 * events on its document. Ends when told so (`TAP_EVENTS.off`).
 */
export function tapPage(window: Window & typeof globalThis): void {
  const { document, XMLHttpRequest, WebSocket } = window;
  // Whoever is here already cancels our greeting: two taps would do everything twice.
  if (!document.dispatchEvent(new CustomEvent(TAP_EVENTS.hello, { cancelable: true }))) return;

  let isOn = true;
  let isHeard = false;
  const waiting: string[] = [];
  const putBack: (() => void)[] = [];

  /** @param path of the answer; none for a streaming frame. */
  function handOver(text: string, path?: string): void {
    quietly(() => {
      const parsed: unknown = JSON.parse(text);
      const facts = factsIn(path === undefined ? payloadOf(parsed) : parsed);
      const threadOf = THREAD_PATH.exec(path ?? '')?.[1];
      // An empty thread is news, too: all of its replies may be hidden.
      if (!threadOf && facts.statuses.length === 0 && facts.accounts.length === 0) return;
      const message = JSON.stringify({ ...facts, threadOf });
      if (isHeard) tell(message);
      else if (waiting.push(message) > MOST_WAITING) waiting.shift();
    });
  }

  function tell(detail: string): void {
    document.dispatchEvent(new CustomEvent(TAP_EVENTS.facts, { detail }));
  }

  /** Replaces a member by a proxy of it, with the same descriptor, until `putBack`. */
  function wrap<Owner extends object, Name extends keyof Owner>(
    owner: Owner,
    name: Name,
    handler: ProxyHandler<Owner[Name] & object>,
  ): void {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (!descriptor?.configurable) return;
    const proxy = new Proxy(descriptor.value, handler);
    Object.defineProperty(owner, name, { ...descriptor, value: proxy });
    putBack.push(() => {
      // Another script may have wrapped ours since: then it stays, and does nothing any more.
      if (owner[name] === proxy) Object.defineProperty(owner, name, descriptor);
    });
  }

  const onLoad = (event: Event) => {
    if (!isOn) return;
    quietly(() => {
      const request = event.target as XMLHttpRequest;
      const path = apiPath(request.responseURL);
      if (path === undefined || !isJson(request.getResponseHeader('content-type'))) return;
      if (request.responseType === '' || request.responseType === 'text')
        handOver(request.responseText, path);
      else if (request.responseType === 'json') handOver(JSON.stringify(request.response), path);
    });
  };
  const onMessage = (event: Event) => {
    const { data } = event as MessageEvent;
    if (isOn && typeof data === 'string') handOver(data);
  };

  wrap(XMLHttpRequest.prototype, 'open', {
    apply(open, request, args) {
      const result = Reflect.apply(open, request, args);
      // `load` is heard on the same object again after it is opened anew: adding the same listener twice adds it once.
      if (isOn) quietly(() => EventTarget.prototype.addEventListener.call(request, 'load', onLoad));
      return result;
    },
  });
  wrap(window, 'fetch', {
    apply(fetch, self, args) {
      const answer: Promise<Response> = Reflect.apply(fetch, self, args);
      // Handing on the derived promise keeps a rejection that nobody handles as visible as it was.
      return isOn
        ? answer.then((response) => {
            quietly(() => readClone(response));
            return response;
          })
        : answer;
    },
  });
  wrap(window, 'WebSocket', {
    construct(socketClass, args, newTarget) {
      const socket = Reflect.construct(socketClass, args, newTarget);
      if (isOn) quietly(() => EventTarget.prototype.addEventListener.call(socket, 'message', onMessage));
      return socket;
    },
  });
  // `socket.constructor === WebSocket` must go on to hold.
  Object.defineProperty(WebSocket.prototype, 'constructor', { value: window.WebSocket });
  putBack.push(() => Object.defineProperty(WebSocket.prototype, 'constructor', { value: WebSocket }));

  function readClone(response: Response): void {
    const path = apiPath(response.url);
    if (path === undefined || !isJson(response.headers.get('content-type'))) return;
    response
      .clone()
      .text()
      .then(
        (text) => handOver(text, path),
        () => undefined,
      );
  }

  /** The path, if it is one of the page's own API that is of interest. */
  function apiPath(url: string): string | undefined {
    const { origin } = window.location;
    const path = url.startsWith(`${origin}/`) ? url.slice(origin.length).replace(/[?#].*/, '') : '';
    return API_PATH.test(path) ? path : undefined;
  }

  const onHello = (event: Event) => {
    // A second tap greets cancelably, the content script does not.
    event.preventDefault();
    if (event.cancelable) return;
    isHeard = true;
    for (const message of waiting.splice(0)) tell(message);
  };
  const onOff = () => {
    isOn = false;
    document.removeEventListener(TAP_EVENTS.hello, onHello);
    document.removeEventListener(TAP_EVENTS.off, onOff);
    for (const undo of putBack) undo();
  };
  document.addEventListener(TAP_EVENTS.hello, onHello);
  document.addEventListener(TAP_EVENTS.off, onOff);
}

function isJson(contentType: string | null): boolean {
  return contentType?.includes('json') ?? false;
}

/** What a streaming frame carries: its payload is JSON in a string (Mastodon `streaming/index.js`, 4.2 to 4.7). */
function payloadOf(frame: unknown): unknown {
  const payload = typeof frame === 'object' && frame && 'payload' in frame ? frame.payload : undefined;
  return typeof payload === 'string' && payload.startsWith('{') ? JSON.parse(payload) : undefined;
}

/** The page must not notice when something is not as we expect it: what cannot be read is simply not handed over. */
function quietly(read: () => void): void {
  try {
    read();
  } catch {
    return;
  }
}

// What cannot wait: the only Trusted Types policy, "back-at-ease", and the worker's registration under it. Every page holds
// this text too, so that the worker sets out before any file is here; the module then hands on what the page made.

export const POLICY_NAME = 'back-at-ease';
export const WORKER_URL = '/sw.js';

function begin() {
  const rules = {
    // htmx parses only answers to same-origin requests, and the content policy lets no markup run code.
    createHTML: (html) => html,
    // htmx rewrites the script elements of what it swaps; inline code stays refused, data blocks pass.
    createScript: (text) => text,
    createScriptURL(url) {
      if (url === WORKER_URL) return url;
      throw new TypeError(`Only ${WORKER_URL} may be loaded as a script by script; ${url} was asked for.`);
    },
  };
  const policy = globalThis.trustedTypes?.createPolicy(POLICY_NAME, rules) ?? rules;
  const workerUrl = () => policy.createScriptURL(WORKER_URL);
  const register = () =>
    navigator.serviceWorker.register(workerUrl(), { updateViaCache: 'none' }).catch((error) => error);
  return { policy, workerUrl, register, registered: navigator.serviceWorker ? register() : null };
}

globalThis.backAtEase ??= Object.freeze(begin());

/**
 * `workerUrl()` gives the worker's URL in the form that the policy demands, `register()` the registration or the error
 * that prevented it, `registered` the outcome of the first one, begun at once; null where there are no workers.
 */
export const { policy, workerUrl, register, registered } = globalThis.backAtEase;

// What cannot wait: the only Trusted Types policy, "back-at-ease", and the worker's registration under it.

export const POLICY_NAME = 'back-at-ease';
export const WORKER_URL = '/sw.js';

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

export const policy = globalThis.trustedTypes?.createPolicy(POLICY_NAME, rules) ?? rules;

/** The worker's URL in the form that `navigator.serviceWorker.register()` accepts under the policy. */
export const workerUrl = () => policy.createScriptURL(WORKER_URL);

/** Registers the worker; gives the registration, or the error that prevented it. */
export const register = () =>
  navigator.serviceWorker.register(workerUrl(), { updateViaCache: 'none' }).catch((error) => error);

/** The outcome of the first registration, begun at once; null where there are no workers. */
export const registered = navigator.serviceWorker ? register() : null;

// Hands htmx the page's Trusted Types policy; must run after htmx.

import { POLICY_NAME, policy } from './register.js';

export { POLICY_NAME, WORKER_URL, policy, workerUrl } from './register.js';

globalThis.htmx?.registerExtension(POLICY_NAME, { init: (api) => api.initSecurity(policy) });

// Wiring: which event leads to which deed.

addEventListener("install", (event) => event.waitUntil(install()));

// Storage that fails or hangs must not keep the new generation from taking charge.
addEventListener("activate", (event) =>
  event.waitUntil(within(3000, succeed()).catch(() => {}).then(() => clients.claim())),
);

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin || OUTSIDE.test(url.pathname)) return;
  event.respondWith(answer(event, url));
});

addEventListener("message", (event) => {
  const { type, files = [] } = event.data || {};
  if (type === "visit") event.waitUntil(welcome(event.source, files));
  if (type === "visit") event.waitUntil(tend(SLICE));
  if (type === "retry" || type === "check") isFull = false;
  if (type === "retry") event.waitUntil(tend(0));
  if (type === "check") event.waitUntil(tend(ENTRIES.length));
  if (type === "take-charge") event.waitUntil(skipWaiting());
});

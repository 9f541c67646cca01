// The style sheet of a component that only some pages have. A page that was swapped in comes without it.

/** Resolves when the sheet stands, or cannot be had; null where it stands already. */
export function lateSheet(url) {
  const found = document.head.querySelector(`link[href="${url}"]`);
  if (found?.sheet) return null; // asked for twice, it comes once
  const link = found ?? document.head.appendChild(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
  return new Promise((resolve) => { link.addEventListener('load', resolve); link.addEventListener('error', resolve); });
}

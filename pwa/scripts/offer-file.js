// A file made on the phone, handed to whatever the phone does with files of its kind.

export function offer(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.dataset.hxBoost = 'false';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

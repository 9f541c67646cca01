// Another page of the app as a document to read from. A request for a document runs no script of it, and a phone that
// has saved the page needs no network for it.

const pages = new Map();

function fetched(url) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('GET', url);
    request.responseType = 'document';
    request.onload = () => resolve(request.status === 200 ? request.response : null);
    request.onerror = () => resolve(null);
    request.send();
  });
}

/** The page, read once; null where it cannot be had, and then it is asked for again the next time. */
export function pageDocument(url) {
  if (!pages.has(url)) {
    pages.set(url, fetched(url).then((page) => {
      if (!page) pages.delete(url);
      return page;
    }));
  }
  return pages.get(url);
}

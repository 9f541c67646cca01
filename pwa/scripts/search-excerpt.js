// The sentence of a page that shows best why it was found, and where in a text the found words are.

/** Where words with these stems stand in a text: [start, end] pairs in order. */
export function marks(text, stems, language) {
  return language
    .tokens(text)
    .filter(({ stem, stop }) => !stop && stems.has(stem))
    .map(({ start, end }) => [start, end]);
}

/** How much of what was found a text shows: the words as typed before those that mean the same. */
function worth(text, stems, language, index) {
  const shown = new Set(language.tokens(text).filter(({ stop }) => !stop).map(({ stem }) => stem));
  return [...shown].reduce((sum, stem) => sum + index.rarity(stem) * (stems.get(stem) ?? 0) ** 2, 0);
}

/**
 * The best sentence with its heading; the page's lead unless another shows more of the found words. Where a heading
 * alone shows them, there is no sentence.
 *
 * @param {{lead: string, sections: {heading: string, anchor: string, sentences: string[]}[]}} page
 * @param {Map<string, number>} stems what was found in this page, and how near to what was typed
 */
export function excerpt(page, stems, language, index) {
  const weigh = (text) => worth(text, stems, language, index);
  let best = { text: page.lead, heading: '', anchor: '', worth: weigh(page.lead) };
  for (const { heading, anchor, sentences } of page.sections) {
    const above = heading ? weigh(heading) : 0;
    for (const text of sentences.length ? sentences : ['']) {
      const here = weigh(text) + above;
      if (here > best.worth) best = { text, heading, anchor, worth: here };
    }
  }
  return best;
}

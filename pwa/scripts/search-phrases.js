// Finds phrases in what was typed. Words that say little may stand in between: "cant stand up straight" holds "stand straight".

const LONGEST_GAP = 3;

/** A text of the index: phrases parted by `;`, each a list of stems. */
export const parse = (text) => (text ? text.split(';').map((phrase) => phrase.split(' ')) : []);

/** Whether a token may be this word: itself, or one of the guesses at a misspelt one. */
const isWord = (token, stem) => token.stem === stem || Boolean(token.guesses && token.guesses.includes(stem));

/** Where `phrase` stands in the tokens when it begins at `from`: the places of its words, or null. */
export function matchAt(tokens, from, phrase) {
  const places = [];
  let at = from;
  for (const stem of phrase) {
    let gap = 0;
    while (places.length && at < tokens.length && !isWord(tokens[at], stem) && tokens[at].stop && gap < LONGEST_GAP) {
      at += 1;
      gap += 1;
    }
    if (at >= tokens.length || !isWord(tokens[at], stem)) return null;
    places.push(at);
    at += 1;
  }
  return places;
}

/** Whether a phrase stands anywhere in the tokens. */
export const holds = (tokens, phrase) => tokens.some((_, from) => matchAt(tokens, from, phrase));

/** Phrases with what each of them leads to, found by their first word. */
export class Phrasebook {
  constructor() {
    this.entries = new Map();
    this.stems = new Set();
  }

  add(phrase, meaning) {
    for (const stem of phrase) this.stems.add(stem);
    if (!this.entries.has(phrase[0])) this.entries.set(phrase[0], []);
    this.entries.get(phrase[0]).push({ phrase, meaning });
  }

  /** Every phrase that stands in the tokens, with its places, longest first. */
  matches(tokens) {
    const found = [];
    tokens.forEach(({ stem, guesses = [stem] }, from) => {
      for (const { phrase, meaning } of guesses.flatMap((guess) => this.entries.get(guess) ?? [])) {
        const places = matchAt(tokens, from, phrase);
        if (places) found.push({ places, phrase, meaning });
      }
    });
    return found.sort((one, other) => other.places.length - one.places.length);
  }
}

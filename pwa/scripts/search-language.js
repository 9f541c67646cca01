// Words to stems, the same way as server/pages/search_language.py: two words with one stem are the same to search.

/**
 * @typedef {object} Token
 * @property {string} word in lower case, without accents and apostrophes
 * @property {string} stem
 * @property {boolean} stop says little alone
 * @property {number} start where it begins in the text
 * @property {number} end where it ends
 */

const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const MARKS = /[\u0300-\u036f'’]/g;

/** A word in lower case, without accents and apostrophes. */
export const plain = (word) => word.toLowerCase().normalize('NFD').replace(MARKS, '');

export class Language {
  constructor({ rewrite, stop, endings, irregular }) {
    this.stop = new Set(stop.split(' '));
    this.endings = endings;
    this.irregular = new Map(Object.entries(irregular));
    this.stems = new Map();
    this.rewrites = new Map();
    for (const [typed, word] of rewrite) {
      const words = typed.split(' ');
      if (!this.rewrites.has(words[0])) this.rewrites.set(words[0], []);
      this.rewrites.get(words[0]).push({ words, word });
    }
  }

  stem(word) {
    let stem = this.stems.get(word);
    if (stem === undefined) {
      const whole = this.irregular.get(word) ?? word;
      stem = whole === word && this.irregular.has(word) ? word : this.cut(whole);
      this.stems.set(word, stem);
    }
    return stem;
  }

  cut(whole) {
    let word = whole;
    for (const rules of this.endings) {
      for (const [ending, instead, least] of rules) {
        if (word.endsWith(ending) && word.length - ending.length >= least) {
          word = word.slice(0, word.length - ending.length) + instead;
          break;
        }
      }
    }
    return word;
  }

  token(word, start, end) {
    return { word, stem: this.stem(word), stop: this.stop.has(word), start, end };
  }

  /** The words of a text with their places; sequences that stand for one word are one token. */
  tokens(text) {
    const found = [...text.matchAll(WORD)].map((match) => ({
      word: plain(match[0]), start: match.index, end: match.index + match[0].length,
    }));
    const tokens = [];
    for (let at = 0; at < found.length; ) {
      const rewrite = this.sequenceAt(found, at);
      const length = rewrite ? rewrite.words.length : 1;
      const { word, start } = found[at];
      tokens.push(this.token(rewrite ? rewrite.word : word, start, found[at + length - 1].end));
      at += length;
    }
    return tokens;
  }

  sequenceAt(found, at) {
    const candidates = this.rewrites.get(found[at].word) ?? [];
    return candidates.find(({ words }) => words.every((word, place) => found[at + place]?.word === word));
  }
}

// What was typed, as concepts: each is one idea with every way our pages may put it.

import { Language } from './search-language.js';
import { Phrasebook, holds, parse } from './search-phrases.js';
import { byFirstLetter, nearest } from './search-spelling.js';

/**
 * @typedef {{stems: string[], weight: number}} Wording one way to put an idea
 * @typedef {{wordings: Wording[], size: number}} Concept an idea; `size` is how many of the typed words it holds
 * @typedef {{concepts: Concept[], tokens: object[], kinds: Set<string>, pages: Map<string, number>,
 *   isUrgent: boolean, isCrisis: boolean}} Query
 */

const SAME = 0.7;
const MEANS = 0.85;
const CORRECTED = 0.9;
const BEGUN = 0.8; // a word still being typed
const LONGER = 0.3; // a whole word that longer words begin with
const ASIDE = 0.35; // the word "exercise" in a search for exercises, or a number
const TOPIC = 0.5; // the word "back" beside another
const NUMBER = /^\p{N}+$/u;
const HINT = 0.2; // of a word: a phrase of words that say little, beside others that say more
const ENDINGS = 8;
const SHORTEST_SPLIT = 3;

export class Reader {
  /** @param data the `language` part of search.json; `index` knows the words of the pages */
  constructor(data, index) {
    this.language = new Language(data);
    this.index = index;
    this.book = new Phrasebook();
    for (const text of data.same) {
      const row = parse(text);
      for (const phrase of row) this.book.add(phrase, { meant: row, weight: SAME, pages: '' });
    }
    for (const [typed, text, pages = ''] of data.means) {
      const meant = parse(text);
      for (const phrase of parse(typed)) this.book.add(phrase, { meant, weight: MEANS, pages });
    }
    this.signs = data.signs.map((sign) => sign.map(parse));
    this.crisis = parse(data.crisis);
    this.intents = Object.entries(data.intents).map(([kind, text]) => [kind, parse(text)]);
    this.aside = new Set(data.aside.split(';'));
    this.topic = new Set(data.topic.split(';'));
    this.letters = null; // made when the first unknown word is typed
  }

  /** The wordings of a matched phrase. One is looked for only when all its words tell: "make the bed" would find beds. */
  wordings({ phrase, meaning: { meant, weight } }) {
    const whole = meant.filter((stems) => stems !== phrase && !stems.some((stem) => this.language.stop.has(stem)));
    return whole.map((stems) => ({ stems, weight }));
  }

  telling(stems) {
    const left = stems.filter((stem) => !this.language.stop.has(stem));
    return left.length ? left : stems;
  }

  /** Whether a word belongs to a sign of danger: it must never be corrected into another. */
  warns(stem) {
    return [this.crisis, ...this.signs.flat()].some((phrases) => phrases.some((phrase) => phrase.includes(stem)));
  }

  vocabulary() {
    const stops = [...this.language.stop].map((word) => this.language.stem(word));
    return byFirstLetter(new Set([...this.index.stems, ...this.book.stems, ...this.signs.flat(3), ...this.crisis.flat(), ...stops]));
  }

  knows(stem) {
    return this.index.has(stem) || this.book.stems.has(stem) || this.warns(stem);
  }

  /** @returns {Query} */
  read(text) {
    const isOpen = /[\p{L}\p{N}]$/u.test(text);
    const tokens = this.spelled(this.language.tokens(text), isOpen);
    const told = this.intents.filter(([, phrases]) => this.isAny(phrases, tokens));
    return {
      tokens,
      pages: this.meant(tokens),
      kinds: new Set(told.map(([kind]) => kind)),
      isCrisis: this.isAny(this.crisis, tokens),
      isUrgent: this.signs.some((sign) => sign.every((choice) => this.isAny(choice, tokens))),
      concepts: this.concepts(tokens, isOpen),
    };
  }

  /** The pages that were meant, each with the share of what was typed that meant it. */
  meant(tokens) {
    const pages = new Map();
    const isTelling = ({ stem, stop }) => !stop && !this.topic.has(stem) && !this.aside.has(stem);
    const count = (places) => places.filter((place) => isTelling(tokens[place])).length;
    const all = count(tokens.map((_, place) => place));
    for (const { places, meaning } of this.book.matches(tokens)) {
      const share = all ? Math.max(count(places), HINT) / all : places.length / tokens.length;
      for (const id of meaning.pages ? meaning.pages.split(' ') : []) pages.set(id, Math.max(share, pages.get(id) ?? 0));
    }
    return pages;
  }

  isAny(phrases, tokens) {
    return phrases.some((phrase) => holds(tokens, phrase));
  }

  /** The tokens with unknown words split or replaced by known ones. */
  spelled(tokens, isOpen) {
    return tokens.flatMap((token, place) => {
      if (token.stop || this.knows(token.stem)) return [token];
      if (isOpen && place === tokens.length - 1 && this.begins(token.word)) return [token];
      return this.split(token) ?? [this.corrected(token)];
    });
  }

  begins(letters) {
    if (letters.length < SHORTEST_SPLIT) return false;
    return this.index.beginningWith(letters, 1).length > 0 || this.asked(letters).length > 0;
  }

  /** Words that people are known to type and that begin so. */
  asked(letters) {
    const found = [];
    for (const stem of this.book.stems) if (stem.startsWith(letters) && found.length < ENDINGS) found.push(stem);
    return found;
  }

  split({ word, start, end }) {
    for (let at = SHORTEST_SPLIT; at <= word.length - SHORTEST_SPLIT; at += 1) {
      const halves = [word.slice(0, at), word.slice(at)].map((half) => this.language.token(half, start, end));
      if (halves.every(({ stem, stop }) => !stop && this.knows(stem))) return halves;
    }
    return null;
  }

  corrected(token) {
    this.letters ??= this.vocabulary();
    const guesses = /\p{L}/u.test(token.word) ? nearest(token.stem, token.word.length, this.letters) : [];
    if (!guesses.length) return token;
    const stop = guesses.some((guess) => this.language.stop.has(guess));
    return { ...token, stem: guesses[0], stop, guesses };
  }

  concepts(tokens, isOpen) {
    const claimed = new Map();
    const concepts = [];
    for (const match of this.book.matches(tokens)) {
      const { places } = match;
      const telling = places.filter((place) => !tokens[place].stop);
      const owners = new Set((telling.length ? telling : places).map((place) => claimed.get(place)));
      const owner = owners.size === 1 ? [...owners][0] : null;
      if (owner && owner.places.length === places.length) owner.wordings.push(...this.wordings(match));
      if (owners.size > 1 || owner !== undefined) continue;
      const concept = this.concept(tokens, telling.length ? telling : places);
      concept.places = places;
      concept.wordings.push(...this.wordings(match));
      for (const place of places) claimed.set(place, concept);
      concepts.push(concept);
    }
    const free = tokens.map((_, place) => place).filter((place) => !claimed.has(place));
    const telling = free.filter((place) => !tokens[place].stop);
    for (const place of telling.length || concepts.length ? telling : free) concepts.push(this.concept(tokens, [place]));
    if (isOpen) this.extend(concepts, tokens);
    if (concepts.length > 1) for (const concept of concepts) this.lighten(concept);
    return concepts;
  }

  concept(tokens, places) {
    const ways = places.map((place) => tokens[place].guesses ?? [tokens[place].stem]);
    const weight = places.some((place) => tokens[place].guesses) ? CORRECTED : 1;
    const wordings = ways.length === 1 ? ways[0].map((stem) => [stem]) : [ways.map(([stem]) => stem)];
    return { wordings: wordings.map((stems) => ({ stems, weight })), size: places.length, last: places[places.length - 1] };
  }

  /** Adds the words that the last one may grow into. */
  extend(concepts, tokens) {
    const last = concepts.find((concept) => concept.last === tokens.length - 1 && concept.size === 1);
    if (!last || tokens[last.last].guesses || (tokens[last.last].stop && tokens.length > 1)) return;
    const { word, stem } = tokens[last.last];
    if (word.length < 2) return;
    const weight = this.knows(stem) ? LONGER : BEGUN;
    for (const letters of new Set([word, stem])) {
      const longer = this.index.beginningWith(letters, ENDINGS).filter((each) => each !== stem);
      last.wordings.push(...longer.map((each) => ({ stems: [each], weight })));
    }
    if (this.knows(stem)) return;
    for (const each of this.asked(word)) {
      for (const { phrase, meaning } of this.book.entries.get(each) ?? []) {
        const ways = phrase.length === 1 ? this.wordings({ phrase, meaning }) : [];
        last.wordings.push(...ways.map((way) => ({ ...way, weight: way.weight * BEGUN })));
      }
    }
  }

  /** A word that only asks for a kind of page, or fits all of them, is no reason to find one before another. */
  lighten(concept) {
    const [{ stems }] = concept.wordings;
    const isAside = stems.every((stem) => this.aside.has(stem) || NUMBER.test(stem));
    const factor = isAside ? ASIDE : stems.every((stem) => this.topic.has(stem)) ? TOPIC : 1;
    for (const way of concept.wordings) way.weight *= factor;
  }
}

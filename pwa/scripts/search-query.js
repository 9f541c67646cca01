// What was typed, as concepts: each is one idea with every way our pages may put it.

import { Language } from './search-language.js';
import { Phrasebook, holds, parse } from './search-phrases.js';
import { nearest } from './search-spelling.js';

/**
 * @typedef {{stems: string[], weight: number}} Wording one way to put an idea
 * @typedef {{wordings: Wording[], size: number}} Concept an idea; `size` is how many of the typed words it holds
 * @typedef {{concepts: Concept[], tokens: object[], kinds: Set<string>, pages: Set<string>, isUrgent: boolean}} Query
 */

const SAME = 0.7;
const MEANS = 0.85;
const CORRECTED = 0.9;
const BEGUN = 0.8; // a word still being typed
const LONGER = 0.3; // a whole word that longer words begin with
const ASIDE = 0.35; // the word "exercise" in a search for exercises, or a number
const TOPIC = 0.5; // the word "back" beside another
const NUMBER = /^\p{N}+$/u;
const ENDINGS = 8;
const SHORTEST_SPLIT = 3;

export class Reader {
  /** @param data the `language` part of search.json; `index` knows the words of the pages */
  constructor(data, index) {
    this.language = new Language(data);
    this.index = index;
    this.book = new Phrasebook();
    for (const row of data.same.map(parse)) {
      for (const phrase of row) this.add(phrase, row.filter((other) => other !== phrase), SAME);
    }
    for (const [typed, meant, pages = ''] of data.means) {
      for (const phrase of parse(typed)) this.add(phrase, parse(meant), MEANS, pages);
    }
    this.signs = data.signs.map((sign) => sign.map(parse));
    this.intents = Object.entries(data.intents).map(([kind, text]) => [kind, parse(text)]);
    this.aside = new Set(data.aside.split(';'));
    this.topic = new Set(data.topic.split(';'));
    this.known = this.vocabulary();
  }

  /** A wording is looked for only when all its words tell: "make the bed" would look for beds. */
  add(phrase, others, weight, pages = '') {
    const whole = others.filter((stems) => !stems.some((stem) => this.language.stop.has(stem)));
    this.book.add(phrase, { pages, wordings: whole.map((stems) => ({ stems, weight })) });
  }

  telling(stems) {
    const left = stems.filter((stem) => !this.language.stop.has(stem));
    return left.length ? left : stems;
  }

  vocabulary() {
    const signs = this.signs.flat(2).flat();
    const stops = [...this.language.stop].map((word) => this.language.stem(word));
    return new Set([...this.index.stems, ...this.book.stems, ...signs, ...stops]);
  }

  /** @returns {Query} */
  read(text) {
    const isOpen = /[\p{L}\p{N}]$/u.test(text);
    const tokens = this.spelled(this.language.tokens(text), isOpen);
    const told = this.intents.filter(([, phrases]) => phrases.some((phrase) => holds(tokens, phrase)));
    const pages = this.book.matches(tokens).flatMap(({ meaning }) => meaning.pages.split(' '));
    return {
      tokens,
      pages: new Set(pages),
      kinds: new Set(told.map(([kind]) => kind)),
      isUrgent: this.signs.some((sign) => sign.every((choice) => choice.some((phrase) => holds(tokens, phrase)))),
      concepts: this.concepts(tokens, isOpen),
    };
  }

  /** The tokens with unknown words split or replaced by known ones. */
  spelled(tokens, isOpen) {
    return tokens.flatMap((token, place) => {
      if (token.stop || this.known.has(token.stem)) return [token];
      if (isOpen && place === tokens.length - 1 && this.begins(token.word)) return [token];
      return this.split(token) ?? [this.corrected(token)];
    });
  }

  begins(letters) {
    if (letters.length < SHORTEST_SPLIT) return false;
    return this.index.beginningWith(letters, 1).length > 0 || [...this.book.stems].some((stem) => stem.startsWith(letters));
  }

  split({ word, start, end }) {
    for (let at = SHORTEST_SPLIT; at <= word.length - SHORTEST_SPLIT; at += 1) {
      const halves = [word.slice(0, at), word.slice(at)].map((half) => this.language.token(half, start, end));
      if (halves.every(({ stem, stop }) => !stop && this.known.has(stem))) return halves;
    }
    return null;
  }

  corrected(token) {
    const guesses = /\p{L}/u.test(token.word) ? nearest(token.stem, token.word.length, this.known) : [];
    if (!guesses.length) return token;
    const stop = guesses.some((guess) => this.language.stop.has(guess));
    return { ...token, stem: guesses[0], stop, guesses };
  }

  concepts(tokens, isOpen) {
    const claimed = new Map();
    const concepts = [];
    for (const { places, meaning } of this.book.matches(tokens)) {
      const telling = places.filter((place) => !tokens[place].stop);
      const owners = new Set((telling.length ? telling : places).map((place) => claimed.get(place)));
      const owner = owners.size === 1 ? [...owners][0] : null;
      if (owner && owner.places.length === places.length) owner.wordings.push(...meaning.wordings.map((way) => ({ ...way })));
      if (owners.size > 1 || owner !== undefined) continue;
      const concept = this.concept(tokens, telling.length ? telling : places);
      concept.places = places;
      concept.wordings.push(...meaning.wordings.map((way) => ({ ...way })));
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
    if (!last || tokens[last.last].guesses) return;
    const { word, stem } = tokens[last.last];
    if (word.length < 2) return;
    const weight = this.known.has(stem) ? LONGER : BEGUN;
    for (const letters of new Set([word, stem])) {
      const longer = this.index.beginningWith(letters, ENDINGS).filter((each) => each !== stem);
      last.wordings.push(...longer.map((each) => ({ stems: [each], weight })));
    }
    if (this.known.has(stem)) return;
    for (const each of [...this.book.stems].filter((known) => known.startsWith(word)).slice(0, ENDINGS)) {
      for (const { phrase, meaning } of this.book.entries.get(each) ?? []) {
        if (phrase.length === 1) last.wordings.push(...meaning.wordings.map((way) => ({ ...way, weight: way.weight * BEGUN })));
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

// Search over guide, exercises and routines, on the phone alone: from what was typed to ranked pages. No DOM.

import { excerpt, marks } from './search-excerpt.js';
import { Index } from './search-index.js';
import { Phrasebook, holds, parse } from './search-phrases.js';
import { Reader } from './search-query.js';

/**
 * @typedef {{text: string, marks: [number, number][]}} Marked a text and where the found words stand in it
 * @typedef {object} Hit
 * @property {string} url
 * @property {string} kind guide, exercise, routine or page
 * @property {Marked} title
 * @property {Marked | null} excerpt
 * @property {Marked | null} heading of the section that the excerpt is from, when it has one
 * @property {Marked | null} also another name of the page, when that is what was found
 * @property {number} score
 */

const COVER = 0.55; // how much of a score depends on finding all that was typed
// How much more a page counts when its kind was asked for. Questions are put in many ways, so they weigh less.
const KINDS = { exercise: 1.6, routine: 1.6, guide: 1.25, page: 1 };
const SEVERAL = 1.25; // and when more than one kind was
const GIVEN = 4; // what a page gains when all that was typed means this very page
const MEANT = 0.5; // and how much more it counts
const NAMES = { title: 1.3, also: 1.2, say: 0.9 };
const LEAST = 0.08; // of the best score: below it a page only shares a word
const NAMED = 30; // pages whose names are compared with what was typed
const PHRASE = 1.1; // a whole name of a page stands in what was typed

const NOT_IN_ANCHOR = /[^a-z0-9]+/g;

// The page's own rule for the anchor of a heading; the index brings along those that do not follow it.
const anchorOf = (heading) => heading.toLowerCase().replace(NOT_IN_ANCHOR, '-').replace(/^-|-$/g, '');

const sectionOf = ([heading, text, anchor = anchorOf(heading)]) => ({ heading, anchor, sentences: text ? text.split('\n') : [] });

export class Search {
  /** @param data the content of search.json */
  constructor(data) {
    this.index = new Index(data, data.pages.length);
    this.reader = new Reader(data.language, this.index);
    this.language = this.reader.language;
    this.bases = data.bases;
    this.help = data.help;
    this.pages = data.pages.map(([kind, slug, title, lead, also, say, sections]) => ({
      id: `${kind}:${slug}`, kind, slug, title, lead, say: parse(say),
      also: also ? also.split(';').map((name) => name.trim()) : [],
      sections: sections.map(sectionOf),
    }));
    this.names = new Phrasebook();
    this.pages.forEach((page, place) => page.say.forEach((phrase) => this.names.add(phrase, place)));
  }

  /**
   * The pages that fit, best first; whether what was typed may be a sign of an emergency, or of a life in danger.
   *
   * @returns {{hits: Hit[], isUrgent: boolean, isCrisis: boolean}}
   */
  search(text, most = 12) {
    const query = this.reader.read(text);
    const ranked = this.rank(query).slice(0, most);
    const { isUrgent, isCrisis } = query;
    return { isUrgent, isCrisis, hits: ranked.map((each) => this.hit(each)) };
  }

  rank(query) {
    const found = new Map();
    const whole = query.concepts.reduce((sum, concept) => sum + this.weigh(concept, found), 0);
    const called = this.names.matches(query.tokens).map(({ meaning }) => meaning);
    for (const place of [...this.places(query.pages), ...called]) this.entry(found, place).isCalled = true;
    const content = this.content(query);
    const ranked = [...found].map(([place, entry]) => ({
      page: this.pages[place], place, ...entry, first: 0, score: entry.score * (1 - COVER + (whole && (COVER * entry.covered) / whole)),
    }));
    ranked.sort((one, other) => other.score - one.score);
    ranked.forEach((each, rank) => this.raise(each, query, content, rank < NAMED));
    if (query.isUrgent || query.isCrisis) this.putHelpFirst(ranked);
    const least = LEAST * Math.max(...ranked.map(({ score }) => score));
    return ranked
      .filter(({ score, first }) => first || score >= least)
      .sort((one, other) => other.first - one.first || other.score - one.score || one.place - other.place);
  }

  /** Adds what a page gains by its names, its kind, and by being meant. Names are compared where it can matter. */
  raise(each, query, content, isNear) {
    const { page } = each;
    if (isNear || each.isCalled) {
      each.first = Number(this.isTitle(page, query.tokens));
      each.score += this.named(page, query, content);
    }
    each.score += GIVEN * (query.pages.get(page.id) ?? 0);
    each.score *= this.asked(page, query);
  }

  isTitle(page, tokens) {
    return this.namesOf(page)[0].stems.join(' ') === tokens.map(({ stem }) => stem).join(' ');
  }

  /** How much more a page counts because its kind, or the page itself, was asked for. */
  asked({ kind, id }, { kinds, pages }) {
    if (pages.has(id)) return 1 + MEANT * pages.get(id);
    return kinds.has(kind) ? (kinds.size > 1 ? SEVERAL : KINDS[kind]) : 1;
  }

  /** The words that say what is looked for: without those that only name a kind of page, if others are left. */
  content({ tokens }) {
    const telling = tokens.filter(({ stop }) => !stop).map(({ stem }) => stem);
    const left = telling.filter((stem) => !this.reader.aside.has(stem));
    return left.length ? left : telling;
  }

  /** Adds one concept to the pages it is found in; gives the most it is worth in any of them. */
  weigh(concept, found) {
    const best = new Map();
    for (const { stems, weight } of concept.wordings) {
      for (const [place, { sum, count }] of this.together(stems)) {
        const value = (weight * (sum / stems.length) * (count / stems.length)) * concept.size ** 0.7;
        if (value > (best.get(place) ?? 0)) best.set(place, value);
        // Half of another wording is not what was found.
        if (weight === 1 || count === stems.length) this.note(this.entry(found, place).stems, stems, weight);
      }
    }
    const most = Math.max(0, ...best.values());
    for (const [place, value] of best) {
      const entry = this.entry(found, place);
      entry.score += value;
      entry.covered += most;
    }
    return most;
  }

  places(ids) {
    return this.pages.flatMap(({ id }, place) => (ids.has(id) ? [place] : []));
  }

  entry(found, place) {
    if (!found.has(place)) found.set(place, { score: 0, covered: 0, stems: new Map() });
    return found.get(place);
  }

  /** Keeps what was found in a page, to show it; the words of all pages only where they were typed. */
  note(noted, stems, weight) {
    for (const stem of stems) {
      const isTyped = weight === 1 || !this.reader.topic.has(stem);
      if (isTyped) noted.set(stem, Math.max(weight, noted.get(stem) ?? 0));
    }
  }

  together(stems) {
    const pages = new Map();
    for (const stem of stems) {
      for (const [place, worth] of this.index.postings(stem)) {
        const before = pages.get(place) ?? { sum: 0, count: 0 };
        pages.set(place, { sum: before.sum + worth, count: before.count + 1 });
      }
    }
    return pages;
  }

  /** What a page gains because one of its names is what was typed, or near it. */
  named(page, { tokens }, content) {
    return Math.max(...this.namesOf(page).map(({ stems, telling, weight }) => weight * this.alike(stems, telling, tokens, content)));
  }

  /** Every name of a page as stems, its title first; read when first needed. */
  namesOf(page) {
    if (!page.names) {
      const of = (text) => this.language.tokens(text).map(({ stem }) => stem);
      const names = [
        { stems: of(page.title), weight: NAMES.title },
        ...page.also.map((name) => ({ stems: of(name), weight: NAMES.also })),
        ...page.say.map((stems) => ({ stems, weight: NAMES.say })),
      ];
      page.names = names.map((name) => ({ ...name, telling: this.reader.telling(name.stems) }));
    }
    return page.names;
  }

  alike(stems, name, tokens, content) {
    const shared = content.filter((stem) => name.includes(stem));
    const worth = shared.reduce((sum, stem) => sum + this.index.rarity(stem), 0);
    const share = (2 * shared.length) / (content.length + name.length);
    const whole = holds(tokens, stems) ? PHRASE * Math.max(worth, stems.length) : 0;
    return worth * share ** 2 + whole;
  }

  putHelpFirst(ranked) {
    const [place] = this.places(new Set([this.help]));
    const there = ranked.find((each) => each.place === place);
    if (there) there.first = 2;
    else ranked.push({ page: this.pages[place], place, stems: new Map(), score: 0, first: 2 });
  }

  hit({ page, stems, score }) {
    const marked = (text) => ({ text, marks: marks(text, stems, this.language) });
    const shown = excerpt(page, stems, this.language, this.index);
    const title = marked(page.title);
    const also = page.also.map(marked).find((name) => name.marks.length > title.marks.length);
    return {
      url: `${this.bases[page.kind]}${page.slug}/${shown.anchor ? `#${shown.anchor}` : ''}`,
      kind: page.kind,
      title,
      excerpt: shown.text ? marked(shown.text) : null,
      heading: shown.heading ? marked(shown.heading) : null,
      also: also ?? null,
      score,
    };
  }
}

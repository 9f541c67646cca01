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
const GIVEN = 3; // what a page gains when what was typed means this very page
const MEANT = 1.5; // and how much more it counts
const NAMES = { title: 1.3, also: 1.2, say: 0.9 };
const LEAST = 0.08; // of the best score: below it a page only shares a word
const EXACT = 40; // the title itself was typed
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
   * The pages that fit, best first, and whether what was typed may be a sign of an emergency.
   *
   * @returns {{hits: Hit[], isUrgent: boolean}}
   */
  search(text, most = 20) {
    const query = this.reader.read(text);
    const ranked = this.rank(query).slice(0, most);
    return { isUrgent: query.isUrgent, hits: ranked.map((each) => this.hit(each)) };
  }

  rank(query) {
    const found = new Map();
    const whole = query.concepts.reduce((sum, concept) => sum + this.weigh(concept, found), 0);
    for (const place of this.places(query.pages)) this.entry(found, place);
    for (const { meaning: place } of this.names.matches(query.tokens)) this.entry(found, place);
    const content = this.content(query);
    const ranked = [...found].map(([place, entry]) => ({
      page: this.pages[place], place, stems: entry.stems, score: this.score(this.pages[place], entry, whole, query, content),
    }));
    if (query.isUrgent) this.putHelpFirst(ranked);
    const least = LEAST * Math.max(...ranked.map(({ score }) => score));
    return ranked
      .filter(({ score }) => score >= least)
      .sort((one, other) => other.score - one.score || one.place - other.place);
  }

  score(page, { score, covered }, whole, query, content) {
    const cover = whole ? 1 - COVER + (COVER * covered) / whole : 1;
    const given = query.pages.has(page.id) ? GIVEN : 0;
    return (score * cover + this.named(page, query, content) + given) * this.asked(page, query);
  }

  /** How much more a page counts because its kind, or the page itself, was asked for. */
  asked({ kind, id }, { kinds, pages }) {
    if (pages.has(id)) return MEANT;
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

  note(noted, stems, weight) {
    for (const stem of stems) noted.set(stem, Math.max(weight, noted.get(stem) ?? 0));
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
    const gain = (stems, weight) => weight * this.alike(stems, tokens, content);
    const of = (name) => this.language.tokens(name).map(({ stem }) => stem);
    if (of(page.title).join(' ') === tokens.map(({ stem }) => stem).join(' ')) return EXACT;
    return Math.max(
      gain(of(page.title), NAMES.title),
      ...page.also.map((name) => gain(of(name), NAMES.also)),
      ...page.say.map((stems) => gain(stems, NAMES.say)),
    );
  }

  alike(stems, tokens, content) {
    const name = this.reader.telling(stems);
    const shared = content.filter((stem) => name.includes(stem));
    const worth = shared.reduce((sum, stem) => sum + this.index.rarity(stem), 0);
    const share = (2 * shared.length) / (content.length + name.length);
    const whole = holds(tokens, stems) ? PHRASE * Math.max(worth, 1) : 0;
    return worth * share ** 2 + whole;
  }

  putHelpFirst(ranked) {
    const [place] = this.places(new Set([this.help]));
    const there = ranked.find((each) => each.place === place);
    const score = Math.max(0, ...ranked.map((each) => each.score)) + 1;
    if (there) there.score = score;
    else ranked.push({ page: this.pages[place], place, stems: new Map(), score });
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

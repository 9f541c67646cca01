// The index as the server packed it (server/pages/search_index.py): which pages a stem stands for, and how strongly.

const FIGURES = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const FAR = '~';
const STRONGEST = 6;
const NONE = Object.freeze([]);

export class Index {
  /** @param {{stems: string, gaps: string, strengths: string}} packed */
  constructor({ stems, gaps, strengths }, pages) {
    this.stems = stems.split(' ');
    this.gaps = gaps.split(' ');
    this.strengths = strengths;
    this.pages = pages;
    this.places = new Map();
    this.starts = [];
    let start = 0;
    this.stems.forEach((stem, place) => {
      this.places.set(stem, place);
      this.starts.push(start);
      start += this.pageCount(place);
    });
    this.unpacked = new Map();
  }

  has(stem) {
    return this.places.has(stem);
  }

  /** The stems that begin with these letters, at most `most`. */
  beginningWith(letters, most) {
    let low = 0;
    for (let high = this.stems.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (this.stems[middle] < letters) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (found.length < most && this.stems[low]?.startsWith(letters)) found.push(this.stems[low++]);
    return found;
  }

  /** How much a stem tells pages apart. */
  rarity(stem) {
    const count = this.has(stem) ? this.pageCount(this.places.get(stem)) : 0;
    return count ? Math.log(1 + (this.pages - count + 0.5) / (count + 0.5)) : 0;
  }

  /** The pages of a stem as [page, worth] pairs. */
  postings(stem) {
    if (!this.has(stem)) return NONE;
    if (!this.unpacked.has(stem)) this.unpacked.set(stem, this.unpack(stem));
    return this.unpacked.get(stem);
  }

  pageCount(place) {
    const gaps = this.gaps[place];
    let count = gaps.length;
    for (let at = gaps.indexOf(FAR); at >= 0; at = gaps.indexOf(FAR, at + 1)) count -= 1;
    return count;
  }

  unpack(stem) {
    const place = this.places.get(stem);
    const rarity = this.rarity(stem);
    const found = [];
    let page = -1;
    for (const figure of this.gaps[place]) {
      if (figure === FAR) page += FIGURES.length;
      else {
        page += FIGURES.indexOf(figure) + 1;
        found.push([page, (rarity * Number(this.strengths[this.starts[place] + found.length])) / STRONGEST]);
      }
    }
    return found;
  }
}

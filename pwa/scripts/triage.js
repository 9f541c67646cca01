// The safety check's one engine: what the answers so far ask for, by the table of content/en/check.toml (check.json).
// It knows no page, no store and no clock; all of it comes in, and nothing leaves.

/**
 * @typedef {Record<string, 'yes' | 'no' | 'notsure'>} Answers by tick id; a tick without an answer was not asked yet
 * @typedef {{any?: string[], all?: string[], least?: number, of?: string[]}} Condition
 * @typedef {'S' | 'C' | 'U' | 'ER' | 'E'} Level
 *
 * @typedef {object} Result
 * @property {Level | null} level null while nothing was raised and not all is asked
 * @property {string | null} outcome slug of the page for the level
 * @property {string} variant 'general', or the page's words for what was ticked
 * @property {string[]} reasons the ticks that decided it, in the order asked
 * @property {{id: string, level: Level}[]} questions that hold, in the order of the table
 * @property {string[]} rules ids of the combination rules that hold
 * @property {boolean} crisis the crisis line comes first
 * @property {'none' | 'comfort' | 'pregnancy' | 'all'} care what may be shown to do
 * @property {number | null} days for level C: see someone within so many; 0 means before a routine
 * @property {{group: string, ticks: string[]}[]} next what is still to ask, screen by screen
 */

const LEVELS = ['S', 'C', 'U', 'ER', 'E'];
const URGENT = 'urgent-so-far';
const LAST = 'today-last-time';
// Once a level is reached, screens of a stage left out here can no longer change what to do.
const STILL_ASKED = { E: [], ER: ['emergency'], U: ['emergency', 'today'] };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const rank = (level) => LEVELS.indexOf(level);
/** Whether a level asks for more than another; null, where nothing was raised, asks for nothing. */
export const isHigher = (level, than) => rank(level) > rank(than);
const highest = (levels) => levels.reduce((most, level) => (rank(level) > rank(most) ? level : most), 'S');

/** The answers seen through the table: whether a term holds, and which ticks make it hold. */
class Reading {
  constructor(check, answers) {
    this.answers = answers;
    this.ticks = new Map(check.ticks.map((tick) => [tick.id, tick]));
    this.conditions = new Map([...Object.entries(check.signs), ...check.questions.map((each) => [each.id, each])]);
    this.urgent = false;
    this.known = new Map();
  }

  /** Not sure counts as yes, except for a tick that reassures: a missed sign costs more than a visit. */
  ticked(id) {
    const answer = this.answers[id];
    return answer === 'yes' || (answer === 'notsure' && !this.ticks.get(id)?.reassures);
  }

  holds(term) {
    if (term === URGENT) return this.urgent;
    const condition = this.conditions.get(term);
    if (!condition) return this.ticked(term);
    if (!this.known.has(term)) this.known.set(term, this.meets(condition));
    return this.known.get(term);
  }

  meets({ any, all, least = 0, of = [] }) {
    const holds = (term) => this.holds(term);
    return (!any || any.some(holds)) && (!all || all.every(holds)) && of.filter(holds).length >= least;
  }

  /** The ticks under the parts of a condition that hold. */
  because({ any = [], all = [], of = [] }) {
    return [...any, ...all, ...of].filter((term) => this.holds(term)).flatMap((term) => {
      const condition = this.conditions.get(term);
      return condition ? this.because(condition) : [term];
    });
  }
}

/** The questions that hold, each at the highest level it asks for. */
function asked(check, reading) {
  return check.questions.filter((question) => reading.holds(question.id)).map((question) => {
    const raises = (question.raises ?? []).filter((each) => reading.meets(each));
    const level = highest([question.level, ...raises.map((each) => each.level)]);
    const raised = raises.filter((each) => each.level === level);
    const variants = [...raised.map((each) => each.variant), question.variant];
    return { ...question, level, variants, because: [question, ...raised].flatMap((each) => reading.because(each)) };
  });
}

/** The rules that hold; those that look at the level so far come last, so that none feeds on itself. */
function combined(check, reading, questions) {
  const fired = (rules) => rules.filter((rule) => reading.meets(rule)).map((rule) => (
    { ...rule, level: rule.level ?? 'S', variants: [rule.variant], because: reading.because(rule) }));
  const late = (rule) => Boolean(rule.all?.includes(URGENT));
  const first = fired(check.rules.filter((rule) => !late(rule)));
  const urgent = [...questions.filter((each) => !each.crisis), ...first].filter((each) => rank(each.level) >= rank('U'));
  reading.urgent = urgent.length > 0;
  const last = fired(check.rules.filter(late));
  for (const rule of last) rule.because.push(...urgent.flatMap((each) => each.because));
  return [...first, ...last];
}

/** Whether the person may look after themselves; what speaks against it asks for a visit like a question of level C. */
function selfCare(check, reading) {
  const { blockedBy, askFirst, otherwiseDays, variant } = check.selfCare;
  const against = blockedBy.filter((term) => reading.holds(term));
  const fits = against.length === 0 && reading.meets(check.selfCare);
  const visit = { level: 'C', days: otherwiseDays, variants: [], because: reading.because({ any: against }) };
  if (!against.length) visit.variants.push(variant);
  return { fits, visit, askFirst: askFirst.some((term) => reading.holds(term)) };
}

function careFor(level, own, limits) {
  if (rank(level) > rank('U') || limits.includes('none')) return 'none';
  if (level === 'U' || !own.fits) return 'comfort';
  return own.askFirst ? 'pregnancy' : 'all';
}

/** The soonest of the days asked for; 0, before a routine, only when nothing asks for a date. */
function daysFor(deciding) {
  const days = deciding.map((each) => each.days).filter((each) => each > 0);
  return days.length ? Math.min(...days) : 0;
}

/** The ticks of a screen that a person sees now: a follow-up shows once what it follows was ticked. */
export function visible(check, answers, group) {
  const reading = new Reading(check, answers);
  return shown(check, reading, group).map((tick) => tick.id);
}

function shown(check, reading, group) {
  const due = ({ after }) => !after || after.some((term) => reading.holds(term));
  return check.ticks.filter((tick) => tick.group === group && due(tick));
}

function unanswered(check, reading, group) {
  const chosen = new Set(check.ticks.filter((tick) => reading.answers[tick.id] === 'yes').map((tick) => tick.choice));
  return shown(check, reading, group)
    .filter((tick) => !(tick.id in reading.answers) && !(tick.choice && chosen.has(tick.choice)))
    .map((tick) => tick.id);
}

function toAsk(check, reading, level, only) {
  const stages = STILL_ASKED[level];
  return check.groups
    .filter((group) => (!only || only.includes(group.id)) && (!stages || stages.includes(group.stage)))
    .map((group) => ({ group: group.id, ticks: unanswered(check, reading, group.id) }))
    .filter((group) => group.ticks.length);
}

/**
 * What the answers so far ask for. Combination rules can only raise a level.
 *
 * @param {object} check the table, as the server writes it
 * @param {Answers} answers
 * @param {string[] | null} only groups to ask, for a short check soon after a full one; null asks all
 * @returns {Result}
 */
export function evaluate(check, answers, only = null) {
  const reading = new Reading(check, answers);
  const questions = asked(check, reading);
  const fired = [...questions, ...combined(check, reading, questions)];
  const raised = highest(fired.map((each) => each.level));
  const next = toAsk(check, reading, raised, only);
  const done = !next.length && !only;
  const own = selfCare(check, reading);
  if (done && !own.fits) fired.push(own.visit);
  const level = highest(fired.map((each) => each.level));
  const deciding = fired.filter((each) => each.level === level);
  const page = level === 'S' && !done ? null : check.outcomes.find((each) => each.level === level);
  const variants = new Set(deciding.flatMap((each) => each.variants));
  const reasons = new Set(level === 'S' ? [] : deciding.flatMap((each) => each.because));
  return {
    level: page ? level : null,
    outcome: page ? page.slug : null,
    variant: page?.variants.find((name) => variants.has(name)) ?? 'general',
    reasons: check.ticks.map((tick) => tick.id).filter((id) => reasons.has(id)),
    questions: questions.map((each) => ({ id: each.id, level: each.level })),
    rules: check.rules.map((rule) => rule.id).filter((id) => fired.some((each) => each.id === id)),
    crisis: questions.some((each) => each.crisis),
    care: page ? careFor(level, own, fired.map((each) => each.care)) : 'none',
    days: level === 'C' ? daysFor(deciding) : null,
    next,
  };
}

/** The answers after "None of these" or "Continue": what was shown and not ticked is no. A choice stays open. */
export function noneOf(check, answers, group) {
  const choices = new Set(check.ticks.filter((tick) => tick.choice).map((tick) => tick.id));
  const left = unanswered(check, new Reading(check, answers), group).filter((id) => !choices.has(id));
  return { ...answers, ...Object.fromEntries(left.map((id) => [id, 'no'])) };
}

/**
 * The facts a phone kept that still stand. A fact from the future comes from a clock that was set, and is asked again.
 *
 * @param {Record<string, {answer: string, at: number}>} saved
 */
export function keptAnswers(check, saved, now) {
  const stands = ({ id, keepDays }) => keepDays && saved?.[id] && now >= saved[id].at && now - saved[id].at < keepDays * DAY;
  return Object.fromEntries(check.ticks.filter(stands).map(({ id }) => [id, saved[id].answer]));
}

/** The answers that the program gives: whether the last check, one recheck ago, also ended with care today. */
export function supplied(check, last, now) {
  const recent = last && now >= last.at && now - last.at < 2 * check.recheck.everyHours * HOUR;
  return recent && last.level === 'U' ? { [LAST]: 'yes' } : {};
}

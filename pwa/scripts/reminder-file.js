// A calendar event that comes back every week, with an alarm, at the time that the phone's clock shows wherever it is.

import { calendar, escaped, stamp } from './alarm-file.js';

/** Days as iCalendar names them, from Sunday as a Date counts them. */
export const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const LONGEST = 74; // octets of a line; one more begins what follows

/** A line in pieces that every calendar takes (RFC 5545, 3.1). */
function folded(line) {
  const pieces = [''];
  let length = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (length + octets > LONGEST) {
      pieces.push('');
      length = 0;
    }
    pieces[pieces.length - 1] += sign;
    length += octets;
  }
  return pieces.join('\r\n ');
}

/** The first moment from now on that is one of the days at the time. */
export function first(days, time, now) {
  const [hour, minute] = time.split(':').map(Number);
  const today = new Date(now);
  const at = (ahead) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + ahead, hour, minute);
  return [0, 1, 2, 3, 4, 5, 6, 7].map(at).find((each) => each.getTime() > now && days.includes(DAYS[each.getDay()]));
}

const two = (number) => String(number).padStart(2, '0');
const local = (at) => `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}T${two(at.getHours())}${two(at.getMinutes())}00`;

/**
 * The file. A later one for the same id takes the place of the earlier one in the calendar.
 *
 * @param {{id: string, title: string, says: string, url: string, minutes: number, days: string[], time: string}} reminder
 *   `days` as in DAYS, `time` as `07:30`
 */
export function reminderFile({ id, title, says, url, minutes, days, time }, now) {
  return calendar([
    'BEGIN:VEVENT', `UID:${id}@back-at-ease`, `SEQUENCE:${Math.floor(now / 60_000)}`, `DTSTAMP:${stamp(now)}`,
    `DTSTART:${local(first(days, time, now))}`, `DURATION:PT${Math.max(1, Math.round(minutes))}M`,
    `RRULE:FREQ=WEEKLY;BYDAY=${DAYS.filter((day) => days.includes(day)).join(',')}`,
    `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(says)}`, `URL:${url}`, 'TRANSP:TRANSPARENT',
    'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, 'TRIGGER:PT0S', 'END:VALARM', 'END:VEVENT',
  ].map(folded));
}

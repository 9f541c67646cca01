// A calendar file that rings: the phone's own calendar can do what a page that was shut cannot.

const two = (number) => String(number).padStart(2, '0');

/** A moment as iCalendar writes it, in world time. */
export function stamp(ms) {
  const at = new Date(ms);
  return `${at.getUTCFullYear()}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}T${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}Z`;
}

export const escaped = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');

function event({ at, title }, now) {
  const begin = stamp(at);
  return [
    'BEGIN:VEVENT', `UID:${begin}-${stamp(now)}@back-at-ease`, `DTSTAMP:${stamp(now)}`, `DTSTART:${begin}`,
    'DURATION:PT1M', `SUMMARY:${escaped(title)}`,
    'BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, 'TRIGGER:PT0S', 'END:VALARM', 'END:VEVENT',
  ];
}

/** A whole file of the events' lines. */
export const calendar = (lines) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Back at Ease//EN', 'METHOD:PUBLISH', ...lines, 'END:VCALENDAR', ''].join('\r\n');

/** @param {{at: number, title: string}[]} alarms moments in milliseconds, and what each says */
export const alarmFile = (alarms, now) => calendar(alarms.flatMap((each) => event(each, now)));

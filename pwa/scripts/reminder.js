// Days and a time for a routine, made into a file for the phone's calendar: no page can ring when it is shut.

import { fill } from './flow-words.js';
import { lateSheet } from './late-sheet.js';
import { offer } from './offer-file.js';

/** Turns the page's reminder to another routine, which has no page of its own. */
export function aim(panel, routine) {
  Object.assign(panel.dataset, routine);
  const title = panel.querySelector('[data-part="title"]');
  title.textContent = fill(title.dataset.pattern, routine);
  panel.hidden = false;
  panel.open = true;
  panel.querySelector('summary').focus();
  panel.scrollIntoView({ block: 'nearest' });
}

async function make(panel) {
  const said = new FormData(panel.querySelector('form'));
  const days = said.getAll('day');
  panel.querySelector('[data-part="wrong"]').hidden = days.length > 0;
  if (!days.length) return panel.querySelector('[name="day"]').focus();
  const { id, name, minutes } = panel.dataset;
  const url = location.origin + location.pathname;
  const reminder = { id, title: name, says: url, url, minutes: Number(minutes), days, time: said.get('time') };
  const { reminderFile } = await import('./reminder-file.js'); // few ask for one: a page of a routine does not wait for it
  offer(reminderFile(reminder, Date.now()), 'text/calendar', `back-at-ease-${id}.ics`);
  const line = panel.querySelector('[data-part="made"]');
  line.textContent = line.dataset.made;
  return undefined;
}

export async function mount(panel) {
  panel.querySelector('form').addEventListener('submit', (event) => {
    event.preventDefault();
    make(panel);
  });
  await lateSheet(panel.dataset.sheet);
}

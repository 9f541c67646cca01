// The next morning, asked on the home screen: people who practise now and then would be asked too late by the player.

import { fill } from './flow-words.js';
import * as notes from './store.js';
import { awaitingMorning, record, sessions } from './session-log.js';
import { judge } from './session-rules.js';
import { listen, show } from './states.js';

const LATER = 'morning-later'; // the session about which this phone was told: not now

/** `data-data` is the player's file: names of routines, and the sentence for every rule. */
export async function mount(root) {
  const session = awaitingMorning(sessions(), Date.now());
  if (!session || notes.recall(LATER) === session.id) return;
  const data = await fetch(root.dataset.data).then((answer) => answer.json()).catch(() => null);
  const said = root.querySelector('[data-part="said"]');
  const routine = data?.routines[session.routine]?.name;
  if (routine) root.querySelector('legend').textContent = fill(root.dataset.pattern, { routine });
  listen(root, { 'close': async () => {
    await notes.remember(LATER, session.id);
    root.hidden = true;
  } });
  root.addEventListener('change', async ({ target }) => {
    const noted = { ...session, morning: Number(target.value) };
    if (!(await record(noted))) return;
    said.textContent = data ? `${said.dataset.kept} ${data.why[judge(noted, data.rules).rule]}` : said.dataset.kept;
    show(root, 'kept');
  });
  root.hidden = false;
}

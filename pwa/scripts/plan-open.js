// The page of one plan. The address holds the code; the page may come from the server or from what the phone saved.

import { choose } from './clinic.js';
import { fill } from './flow-words.js';
import { isApple } from './install-state.js';
import { lateSheet } from './late-sheet.js';
import { mount as mountMarks } from './marks.js';
import { drawCode, mountCode } from './plan-code-card.js';
import { decode, encode } from './plan-code.js';
import { playable } from './plan-play.js';
import { MOST, keepOpened, nameOf } from './plan-store.js';
import { mountTyping, sayReason } from './plan-typing.js';
import { aboutOf, codeIn, drawRows, startOf } from './plan-view.js';
import { left } from './player-place.js';
import { load } from './player.js';
import { listen, show } from './states.js';

const CONSTANT = '/manifest.webmanifest';
const part = (root, name) => root.querySelector(`[data-part="${name}"]`);

/** The code that the address asks for, as typed; null on the page that waits for one. */
function asked() {
  const inPath = /^\/p\/(.*)$/i.exec(location.pathname)?.[1];
  if (inPath === undefined) return null;
  try {
    return decodeURIComponent(inPath).replace(/\/+$/, '') || codeIn(new URLSearchParams(location.search).get('code') ?? '');
  } catch {
    return inPath; // a stray percent sign: no code has one
  }
}

/** An iPhone keeps the start of the app that this names; others would take another name for another app. */
function nameManifest(code) {
  const isIphone = isApple(navigator.userAgent, navigator.maxTouchPoints);
  document.querySelector('link[rel="manifest"]').href = isIphone ? `/p/${code}/manifest.webmanifest` : CONSTANT;
  return isIphone;
}

function open(root, plan, data, player) {
  const code = encode(plan);
  const title = part(root, 'title');
  const start = part(root, 'start');
  const said = part(root, 'kept');
  title.textContent = nameOf(code) || title.dataset.opened;
  part(root, 'about').textContent = aboutOf(plan, data);
  start.textContent = startOf(plan, data);
  start.hidden = !start.textContent;
  drawRows(root, plan, data, player);
  drawCode(root, code);
  keepOpened(code).then((how) => { said.textContent = fill(said.dataset[how], { most: MOST }); });
  if (data.clinics[plan.clinic]) choose(data.clinics[plan.clinic].slug);
  part(root, 'change').hash = code;
  const isInApp = matchMedia('(display-mode: standalone)').matches || navigator.standalone;
  part(root, 'install').hidden = !nameManifest(code) || isInApp;
  show(root, 'open', {}, 'template');
  mountMarks(document.querySelector('[data-module="marks"]'));
  return code;
}

/** The player, with this plan as one more routine; its button waits until it can be played. */
async function ready(root, code, plan, data) {
  const player = await load(document.querySelector('[data-module="player"]'));
  const routine = player && playable(plan, nameOf(code) || part(root, 'title').dataset.opened, data, player.data);
  const button = root.querySelector('[data-action="play"]');
  if (!routine) return (button.hidden = true);
  const id = `plan-${code}`;
  player.data.routines[id] = routine;
  player.choose(id);
  listen(root, { play: async () => ((await left(id)) ? player.resume() : player.open()) });
  button.disabled = false;
}

function refuse(root, error) {
  part(root, 'title').textContent = part(root, 'title').dataset.wrong;
  part(root, 'about').textContent = '';
  part(root, 'again').hidden = false;
  sayReason(root, error);
  document.querySelector('link[rel="manifest"]').href = CONSTANT;
  show(root, 'wrong', {}, 'template');
}

export async function mount(root) {
  mountTyping(root);
  mountCode(root);
  const text = asked();
  if (text === null) return;
  let plan;
  try {
    plan = decode(text);
  } catch (error) {
    return refuse(root, error);
  }
  await lateSheet(root.dataset.sheet);
  const json = (name) => fetch(root.dataset[name]).then((answer) => answer.json());
  const [data, player] = await Promise.all([json('plan'), plan.routine && json('data')]);
  await ready(root, open(root, plan, data, player), plan, data);
}

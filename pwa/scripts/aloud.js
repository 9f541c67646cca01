// The button that has each screen read aloud, and the caption that stands in where no voice works.

import { recall, remember } from './store.js';
import { play, wakeSound } from './sound.js';
import { hush, say } from './speech.js';

const isOn = () => recall('aloud') === 'on';

/** Has a line read, or shown and rung, when the person wants that. The newest line wins. */
export class Aloud {
  constructor(root) {
    this.root = root;
    this.button = root.querySelector('[data-action="aloud"]');
    this.caption = root.querySelector('[data-part="caption"]');
    this.line = '';
    this.button.hidden = false;
    this.button.addEventListener('click', () => this.flip());
    document.addEventListener('care:said', ({ detail }) => root.isConnected && this.read(detail, true));
    this.draw();
  }

  draw() {
    this.button.setAttribute('aria-pressed', isOn());
  }

  flip() {
    remember('aloud', isOn() ? 'off' : 'on');
    this.draw();
    wakeSound();
    if (isOn()) return this.read(this.line);
    this.caption.hidden = true;
    hush();
  }

  /** Whether the screen says all of it already. */
  isShown(line) {
    const text = this.root.querySelector('main').innerText;
    return line.match(/[^.?!]+[.?!]*/g).every((sentence) => text.includes(sentence.trim()));
  }

  /** `isExtra`: a milestone in between, which does not replace what the button repeats. */
  async read(line, isExtra = false) {
    if (!isExtra) this.line = line;
    this.caption.hidden = true;
    if (!isOn() || !line) return;
    this.newest = line;
    if (await say(line, document.documentElement.lang)) return;
    if (this.newest !== line || !isOn()) return;
    this.caption.textContent = line;
    this.caption.hidden = this.isShown(line);
    play('bell');
  }
}

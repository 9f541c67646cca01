// When the app may offer a place on the home screen, and in which words. No DOM.

const IN_APP = /FBAN|FBAV|FB_IAB|Instagram|Line\/|MicroMessenger|Twitter|TikTok|musical_ly|Bytedance|Snapchat|LinkedInApp|Pinterest|; wv\)/i;
const VIEWS = 2; // offered on the second page at the earliest: first help, then a question

/** iPads call themselves Macintosh; a Mac has no touch screen. */
export const isApple = (userAgent, touchPoints) =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);

export const isInApp = (userAgent) => IN_APP.test(userAgent);

const isAndroid = (userAgent) => /Android/.test(userAgent);

/** none, prompt (the browser can install), ios or android (steps by hand) or in-app (open a real browser first). */
export function hintFor({ standalone, dismissed, busy, stage, views, userAgent, touchPoints, canPrompt }) {
  if (standalone || dismissed || busy) return 'none';
  if (isInApp(userAgent)) return views >= VIEWS ? 'in-app' : 'none';
  if (stage !== 'library' || views < VIEWS) return 'none';
  if (canPrompt) return 'prompt';
  if (isApple(userAgent, touchPoints)) return 'ios';
  return isAndroid(userAgent) ? 'android' : 'none';
}

// The moving figure of an exercise: it can be stopped, and starts by itself only where less motion was not asked for.

export function mount(root) {
  const picture = root.querySelector('svg');
  const button = root.querySelector('[data-action="toggle"]');
  if (!picture?.pauseAnimations || !picture.querySelector('animate, animateTransform')) return;

  function show(isPlaying) {
    if (isPlaying) picture.unpauseAnimations();
    else picture.pauseAnimations();
    button.setAttribute('aria-label', isPlaying ? button.dataset.pause : button.dataset.play);
    for (const face of button.querySelectorAll('[data-when]')) face.hidden = (face.dataset.when === 'playing') !== isPlaying;
  }

  let isPlaying = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  button.addEventListener('click', () => show((isPlaying = !isPlaying)));
  button.hidden = false;
  show(isPlaying);
}

// A button that prints the page it stands on.

export function mount(button) {
  button.addEventListener('click', () => print());
}

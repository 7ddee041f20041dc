/** The map's script: one stop for the Tab key, arrows from box to box, and a line that says what a box is. */

const map = document.querySelector('.map');
const says = document.querySelector<HTMLElement>('.says');
/** Those that are drawn at this width. */
const links = (): HTMLElement[] =>
  [...(map?.querySelectorAll<HTMLElement>('a') ?? [])].filter((link) => link.offsetWidth > 0);

function enter(link: HTMLElement): void {
  for (const other of map?.querySelectorAll<HTMLElement>('a') ?? []) other.tabIndex = other === link ? 0 : -1;
}

function tell(target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest<HTMLElement>('a') : null;
  if (link !== null && says !== null) says.textContent = link.ariaLabel ?? '';
}

function step(key: string, at: number, count: number): number | undefined {
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(count - 1, at + 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(0, at - 1);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

if (map instanceof HTMLElement && says !== null) {
  const [first] = links();
  if (first !== undefined) enter(first);
  says.hidden = false;
  says.textContent = 'Point at a box, or go there with Tab and the arrow keys: this line says what it is.';
  map.addEventListener('pointerover', ({ target }) => tell(target));
  map.addEventListener('focusin', ({ target }) => tell(target));
  map.addEventListener('keydown', (event) => {
    const reachable = links();
    const next = step(event.key, reachable.indexOf(event.target as HTMLElement), reachable.length);
    if (next === undefined) return;
    event.preventDefault();
    enter(reachable[next]);
    reachable[next].focus();
  });
  // a box leads to its row, which is folded away
  map.addEventListener('click', () =>
    map.closest('section')?.querySelector('details')?.setAttribute('open', ''),
  );
}

// paper cannot be unfolded
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('details')) details.open = true;
});

export {};

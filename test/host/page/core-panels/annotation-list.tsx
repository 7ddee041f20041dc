import type { DataFrame } from '@grafana/data';

/** What annotations say, in words: Grafana's own panel draws them as lines with a tooltip. */
export function AnnotationList({ frames }: { readonly frames: readonly DataFrame[] }) {
  const events = frames.flatMap((frame) => {
    const column = (name: string): readonly unknown[] =>
      frame.fields.find((field) => field.name === name)?.values ?? [];
    const [titles, texts, tags] = [column('title'), column('text'), column('tags')];
    return column('time').map((time, at) => ({
      time: Number(time),
      words: [titles[at], texts[at], tags[at]].filter(Boolean).map(String),
    }));
  });
  if (events.length === 0) return null;
  return (
    <ul aria-label="Annotations">
      {events.map(({ time, words }) => (
        <li key={`${time} ${words[0]}`} data-time={time}>
          {words.join(' | ')}
        </li>
      ))}
    </ul>
  );
}

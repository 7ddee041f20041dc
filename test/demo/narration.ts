/** Tells the story on stdout, each line with the time since the start. */
export interface Narration {
  say(line: string): void;
  /** Under the line said last. */
  detail(text: string): void;
}

export function startNarration(now: () => number = Date.now): Narration {
  const startedAt = now();
  return {
    say(line) {
      const seconds = Math.floor((now() - startedAt) / 1000);
      const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      console.log(`${clock.padStart(5)}  ${line}`);
    },
    detail(text) {
      console.log(text.replace(/^/gm, '       '));
    },
  };
}

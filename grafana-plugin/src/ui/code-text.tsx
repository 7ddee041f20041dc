/** Text in which what stands in backticks is code. */
export function CodeText({ text }: { readonly text: string }) {
  const parts = text.split('`');
  return (
    <>
      {parts.map((part, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
        at % 2 === 1 ? <code key={at}>{part}</code> : part,
      )}
    </>
  );
}

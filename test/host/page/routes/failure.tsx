/** A page that could not be shown: tests look for it, people read it. */
export function Failure({ error }: { readonly error: unknown }) {
  return <pre data-testid="failure">{error instanceof Error ? error.stack : String(error)}</pre>;
}

/** Rows of classes in one answer; more than any reader scrolls through. */
export const MAX_CLASSES = 50_000;

interface ClassRows {
  readonly classes: readonly unknown[];
  readonly classesLeftOut: number;
}

/** The answer with its first `limit` classes. */
export function limitClasses<Answer extends ClassRows>(answer: Answer, limit: number): Answer {
  const left = Math.max(0, answer.classes.length - limit);
  return {
    ...answer,
    classes: answer.classes.slice(0, limit),
    classesLeftOut: answer.classesLeftOut + left,
  };
}

// A marked range of a text (a thread is about it), as offsets in the plain text.
export interface TextMark {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly active: boolean;
}

/** The marks that cover the character at an offset. */
export function marksAt(marks: readonly TextMark[], offset: number): TextMark[] {
  return marks.filter((m) => m.from <= offset && offset < m.to);
}
/** Where to cut `from`..`to` so that each piece lies wholly inside or outside every mark. */
export function cutsIn(marks: readonly TextMark[], from: number, to: number): number[] {
  const cuts = new Set([from]);
  for (const mark of marks) for (const edge of [mark.from, mark.to]) if (edge > from && edge < to) cuts.add(edge);
  return [...cuts].sort((a, b) => a - b);
}

// How deep plain JSON nests, told without going deep oneself.

/** Is there a value below so many levels of lists and objects? */
export function nestsBeyond(levels: number, json: unknown): boolean {
  let level: unknown[] = [json];
  for (let n = 0; n <= levels && level.length > 0; n++)
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? (Object.values(value) as unknown[]) : [],
    );
  return level.length > 0;
}

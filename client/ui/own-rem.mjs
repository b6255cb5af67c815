// Gives styles a unit of their own: a page around may make its root letters any size, and `rem` would follow them.

/** Letters of an element that measures its own width, in rem: `--t-md` of the tokens. */
const LETTERS = 0.875;

/**
 * Styles are written in rem. Built and tested, each is a multiple of `--rem`, which tokens.ts sets; where no variable may
 * stand, in the conditions of containers, it is so many letters of the container.
 * @param {string} code
 * @returns {string}
 */
export function ownRem(code) {
  return code.replace(/\bcss`[^`]*`/gu, (styles) =>
    styles.replace(/(@container[^{]*)|(@media[^{]*)|(-?[\d.]+)rem\b/gu, (whole, container, media, size) => {
      if (container)
        return container.replace(/([\d.]+)rem\b/gu, (_, n) => `${Math.round((n / LETTERS) * 1000) / 1000}em`);
      // Of a media query it is what the person has set in their browser, whatever the page does.
      if (media) return whole;
      return size === '0' ? '0' : `calc(${size}*var(--rem))`;
    }),
  );
}

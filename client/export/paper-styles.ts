// What is printed looks like a page, whatever the theme: in light colours, in sizes that follow one size of type.
import { css } from 'lit';
import { treads } from '../judge/tread-styles.ts';

export const paperStyles = css`
  ${treads}
  :host {
    display: block;
    color: var(--ink);
    print-color-adjust: exact;
    -webkit-print-color-adjust: exact;
  }
  /* Until it is printed it is only measured. */
  @media screen {
    :host {
      position: fixed;
      inset-block-start: 0;
      inset-inline-start: -200vw;
      visibility: hidden;
    }
  }
  .page {
    font-size: 0.75rem;
    line-height: 1.28;
  }
  header {
    display: flex;
    align-items: baseline;
    gap: 1em;
    padding-block-end: 0.6em;
  }
  h1 {
    flex: 1;
    font: 500 1.7em/1.1 var(--font-voice);
    overflow-wrap: anywhere;
  }
  header span {
    color: var(--ink-2);
    white-space: nowrap;
  }
  .sheet {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 15.5em minmax(0, 1fr);
    gap: 0.5em;
  }
  .licence,
  .resources {
    grid-column: 1/-1;
  }
  .licence {
    grid-row: 1;
  }
  .arena {
    grid-area: 2/1;
  }
  .compass {
    grid-area: 2/2;
  }
  .proposition {
    grid-area: 2/3;
  }
  .resources {
    grid-row: 3;
  }
  .block {
    border-block-start: 0.25em solid var(--a);
    background: var(--tint);
    padding: 0.4em 0.6em 0.6em;
  }
  .block h2 {
    display: flex;
    align-items: baseline;
    gap: 0.5em;
    font-size: 1em;
    color: var(--a);
  }
  .part {
    font: 500 1.35em/1 var(--font-voice);
  }
  .block em {
    font: italic 400 1.05em/1.2 var(--font-voice);
    color: var(--ink-2);
  }
  .facets {
    display: grid;
    gap: 0.5em 0.8em;
    padding-block-start: 0.35em;
  }
  .licence .facets {
    grid-template-columns: repeat(5, minmax(0, 1fr));
  }
  .resources .facets {
    grid-template-columns: repeat(4, minmax(0, 1fr));
  }
  .arena .facet,
  .proposition .facet {
    display: grid;
    grid-template-columns: 8.6em minmax(0, 1fr);
    gap: 0.6em;
  }
  h3 {
    font-size: 1em;
    font-weight: 650;
    hyphens: auto;
  }
  h3 small {
    display: block;
    font-size: 0.9em;
    font-weight: 400;
    color: var(--ink-2);
  }
  .lead h3 small {
    font-weight: 650;
    color: var(--a);
  }
  .cards {
    display: grid;
    align-content: start;
    gap: 0.3em;
  }
  article {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.4em;
    padding: 0.2em 0.4em;
    border: 1px dashed var(--control);
    border-radius: 2px;
    background: var(--surface);
    overflow-wrap: anywhere;
    break-inside: avoid;
  }
  article.decided {
    border-style: solid;
    border-inline-start: 0.2em solid var(--a);
  }
  article p {
    display: inline;
  }
  article p + p {
    display: block;
  }
  article ul,
  article ol {
    padding-inline-start: 1em;
    list-style: disc;
  }
  article .i {
    inline-size: 0.9em;
    block-size: 0.9em;
    vertical-align: -0.1em;
  }
  .mark {
    inline-size: 1em;
    block-size: 1em;
    margin-block-start: 0.15em;
    fill: none;
    stroke: var(--ink-2);
  }
  .mark.decided {
    fill: var(--a, var(--ink));
    stroke: var(--a, var(--ink));
  }
  .mark path {
    fill: none;
    stroke: var(--surface);
    stroke-width: 1.6;
  }
  article .instead {
    display: block;
    font: italic 400 1.02em/1.2 var(--font-voice);
    color: var(--ink-2);
  }
  article .told {
    display: block;
    font-size: 0.9em;
    color: var(--ink-2);
  }
  .void,
  .none {
    color: var(--ink-2);
  }
  .compass {
    display: grid;
    align-content: center;
    gap: 1em;
    padding: 1em;
    background: var(--compass);
    color: var(--compass-ink);
    overflow-wrap: anywhere;
  }
  /* Halfway down a page that is long is on another page. */
  .over-pages .compass {
    align-content: start;
  }
  .compass h3 {
    font-weight: 500;
    color: var(--compass-ink-2);
  }
  .compass .none,
  .date {
    color: var(--compass-ink-2);
  }
  .compass p {
    font: 400 1.15em/1.25 var(--font-voice);
  }
  .compass .mission p {
    font-size: 1.6em;
    line-height: 1.18;
  }
  .compass .endInMind p {
    font-style: italic;
  }
  .compass p.date {
    font: 400 1em/1.3 var(--font-text);
  }
  .legend,
  .legend span {
    display: flex;
    align-items: center;
    gap: 0.35em;
  }
  .legend .mark {
    margin: 0;
  }
  .legend {
    gap: 1.2em;
    padding-block-start: 0.4em;
    color: var(--ink-2);
  }
  .legend .i {
    inline-size: 0.9em;
    block-size: 0.9em;
  }
  .scroll {
    overflow: visible;
  }
  .view {
    font-size: 0.8125rem;
  }
  .view h2 {
    padding-block: 1em 0.3em;
    font: 500 1.2em/1.2 var(--font-voice);
  }
  table {
    inline-size: 100%;
    margin-block-end: 0.8em;
    border-collapse: collapse;
  }
  th,
  td {
    padding: 0.35em 0.8em 0.35em 0;
    border-block-end: 1px solid var(--line-2);
    text-align: start;
    vertical-align: baseline;
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--ink-2);
    font-weight: 500;
  }
  tr {
    break-inside: avoid;
  }
  td:first-child,
  th:first-child,
  td:last-child {
    white-space: nowrap;
  }
  .stair {
    display: grid;
    grid-template-columns: repeat(7, minmax(0, 1fr));
    align-items: end;
    padding-block: 1em 1.4em;
    break-inside: avoid;
  }
  .tread {
    display: grid;
    gap: 0.15em;
    font-size: 0.9em;
  }
  .tread > * {
    padding-inline-end: 0.4em;
  }
  .tread i {
    border: 1.5px dashed var(--control);
    border-block-end: 0;
  }
  .tread i {
    block-size: calc(1.6em * var(--nth));
  }
  .tread.reached i,
  .tread.counting i {
    border: 0;
    background: var(--ink);
  }
  .tread.floating i {
    border: 1.5px solid var(--ink);
    border-block-end: 0;
    background: repeating-linear-gradient(135deg, var(--ink-2) 0 1px, var(--sheet) 1px 7px);
  }
  .dots {
    inline-size: 5.5em;
    max-inline-size: 100%;
  }
  .dots path {
    stroke: var(--control);
    fill: none;
  }
  .dots circle {
    fill: var(--ink);
  }
  .dots .late,
  .floating .dots circle,
  .open .dots circle {
    fill: var(--sheet);
    stroke: var(--ink);
    stroke-width: 1.4;
  }
`;

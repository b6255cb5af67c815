// How a facet looks: name above its cards in a wide block, beside them in a tall one.
import { css } from 'lit';

export const facetStyles = css`
  :host {
    display: block;
    min-inline-size: 0;
    position: relative;
  }
  .facet {
    block-size: 100%;
    min-inline-size: 0;
    padding: 0 var(--s2) var(--s1);
    position: relative;
  }
  .fh {
    display: flex;
    align-items: center;
    gap: 0.125rem;
    min-block-size: 1.625rem;
    padding-inline-start: 0.25rem;
  }
  h3 {
    flex: 1;
    min-inline-size: 0;
    font: inherit;
    line-height: 1.2;
  }
  button.name {
    display: inline-flex;
    align-items: center;
    gap: 0.25rem;
    min-block-size: 1.5rem;
    max-inline-size: 100%;
    font-weight: 620;
    font-size: var(--t-sm);
    font-stretch: 94%;
    text-align: start;
  }
  .name svg.i {
    inline-size: 0.75rem;
    block-size: 0.75rem;
    color: var(--ink-3);
  }
  .fh .ib {
    opacity: 0;
    flex: none;
  }
  .facet:hover .fh .ib,
  .facet:focus-within .fh .ib {
    opacity: 1;
  }
  .content {
    min-inline-size: 0;
  }
  .cards {
    display: flex;
    flex-direction: column;
    gap: 0.1875rem;
  }
  .cards li {
    min-inline-size: 0;
  }
  .prompt {
    font: italic 400 0.875rem/1.25 var(--font-voice);
    color: var(--ink-2);
    padding: 0.125rem 0.25rem 0.375rem;
  }
  .prompt small {
    display: block;
    padding-block-start: 0.1875rem;
    font: 400 var(--t-xs)/1.3 var(--font-text);
    color: var(--ink-3);
  }
  #prompt clc-talk {
    padding-block-end: var(--s2);
  }
  .coming i {
    display: block;
    block-size: 1.625rem;
    margin-block-end: 0.1875rem;
    border-radius: var(--r1);
    background: var(--sunken);
  }
  .coming i + i {
    inline-size: 70%;
  }
  .facet.lead {
    background: var(--tint);
  }

  :host([layout='tall']) .facet {
    display: grid;
    grid-template-columns: 6.5rem minmax(0, 1fr);
    align-content: start;
    padding: 0.25rem var(--s2) 0.3125rem 0;
  }
  :host([layout='tall']) .facet[data-block='proposition'] {
    grid-template-columns: 7.125rem minmax(0, 1fr);
  }
  :host([layout='tall']) .facet::before {
    content: '';
    position: absolute;
    inset: 0 var(--s3) auto;
    block-size: 1px;
    background: var(--line);
  }
  :host([layout='tall']) .fh {
    flex-wrap: wrap;
    align-content: flex-start;
    min-block-size: 0;
    padding-inline-start: var(--s2);
  }
  :host([layout='tall']) [data-block='proposition'] .fh {
    padding-inline-start: 0.75rem;
  }
  :host([layout='tall']) h3 {
    flex: 1 1 auto;
  }
  :host([layout='tall']) .name {
    font-stretch: 82%;
    hyphens: manual;
  }
  :host([layout='tall']) [data-block='arena'] .fh h3 {
    flex-basis: 100%;
  }
  :host([layout='tall']) [data-block='arena'] .fh .ib {
    margin-inline-start: -0.3125rem;
  }
  :host([layout='tall']) clc-stance {
    flex-basis: 100%;
    min-inline-size: 0;
    margin-block-start: -0.125rem;
  }
  @media (hover: none), (pointer: coarse) {
    .fh .ib {
      opacity: 1;
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
    button.name {
      min-block-size: 2.75rem;
      min-inline-size: 2.75rem;
    }
  }
  @container (min-width: 86rem) {
    :host([layout='tall']) .facet,
    :host([layout='tall']) .facet[data-block='proposition'] {
      grid-template-columns: 8rem minmax(0, 1fr);
    }
    button.name {
      font-size: var(--t-md);
    }
    .cards {
      gap: 0.25rem;
    }
  }
  @container (min-width: 112rem) {
    :host([layout='tall']) .cards {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
    }
  }
  @container (max-width: 61rem) {
    :host([layout='tall']) .facet,
    :host([layout='tall']) .facet[data-block='proposition'] {
      grid-template-columns: minmax(0, 1fr);
      padding-inline: var(--s2);
    }
    :host([layout='tall']) .fh,
    :host([layout='tall']) [data-block='proposition'] .fh {
      flex-wrap: nowrap;
      align-items: center;
      padding-inline-start: 0.25rem;
      column-gap: 0.5rem;
    }
    :host([layout='tall']) h3,
    :host([layout='tall']) [data-block='arena'] .fh h3 {
      flex: 0 1 auto;
    }
    :host([layout='tall']) clc-stance {
      flex: none;
      order: 1;
      margin: 0;
    }
    :host([layout='tall']) .fh .ib {
      order: 2;
      margin-inline-start: auto !important;
    }
  }
  @container (max-width: 40rem) {
    .facet,
    :host([layout='tall']) .facet {
      padding: 0 var(--s4) var(--s3) !important;
      border-block-start: 1px solid var(--line);
    }
    :host([layout='tall']) .facet::before {
      display: none;
    }
    .fh,
    :host([layout='tall']) .fh {
      min-block-size: 2.75rem;
      padding-inline-start: 0 !important;
    }
    button.name {
      font-size: 1rem;
      font-weight: 640;
      min-block-size: 2.75rem;
    }
    :host([layout='tall']) .name {
      font-stretch: 100%;
    }
    .fh .ib {
      opacity: 1;
      inline-size: 2.75rem;
      block-size: 2.75rem;
    }
    .cards {
      gap: 0.375rem;
    }
    .prompt {
      font-size: 1.0625rem;
    }
    .prompt small {
      font-size: var(--t-md);
    }
  }
`;

// How the compass looks: a dark centre, a spine on top of a narrower stage, a first page on a phone.
import { css } from 'lit';

export const compassStyles = css`
  :host {
    display: block;
    position: relative;
    z-index: 2;
    min-inline-size: 0;
    --focus: var(--compass-ink);
    --text-focus: var(--compass-ink);
    --text-placeholder: var(--compass-2);
  }
  .compass {
    position: relative;
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    gap: 0.625rem;
    block-size: 100%;
    padding: var(--s4) var(--s4) var(--s3);
    background: var(--compass);
    color: var(--compass-ink);
  }
  h2 {
    position: absolute;
    inset-block-start: 0;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  h3 {
    margin-block-end: 0.25rem;
    font-size: var(--t-xs);
    font-weight: 600;
    letter-spacing: 0.02em;
    color: var(--compass-2);
  }
  .corner {
    position: absolute;
    inset-block-start: 0.625rem;
    inset-inline-end: 0.625rem;
    display: flex;
    align-items: center;
    gap: 0.125rem;
  }
  clc-talk {
    color: var(--compass-2);
    --talk-hover: var(--compass-line);
  }
  .toggle:hover {
    background: var(--compass-line);
    color: var(--compass-ink);
  }
  .mission {
    font: 400 1.4375rem/1.14 var(--font-voice);
    letter-spacing: -0.012em;
    text-wrap: balance;
  }
  .goal {
    font: 400 1.03125rem/1.22 var(--font-voice);
    text-wrap: pretty;
  }
  .end {
    font: italic 400 0.9375rem/1.25 var(--font-voice);
    text-wrap: balance;
  }
  .unset {
    font: italic 400 0.9375rem/1.25 var(--font-voice);
    color: var(--compass-2);
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    column-gap: 0.375rem;
    min-block-size: 1.5rem;
    margin-block-start: 0.25rem;
    font-size: var(--t-xs);
    color: var(--compass-2);
  }
  .lacks {
    flex-basis: 100%;
    color: var(--compass-ink);
  }
  .toggle {
    display: inline-flex;
    align-items: center;
    gap: 0.3125rem;
    min-block-size: 1.5rem;
    margin-inline: -0.25rem;
    padding-inline: 0.25rem;
    border-radius: var(--r1);
    color: var(--compass-2);
  }
  .box {
    display: inline-grid;
    place-items: center;
    inline-size: 0.875rem;
    block-size: 0.875rem;
    border: 1px solid var(--compass-2);
    border-radius: 2px;
  }
  .box svg.i {
    inline-size: 0.75rem;
    block-size: 0.75rem;
    color: var(--compass-ink);
  }
  input {
    min-block-size: 1.75rem;
    padding-inline: 0.25rem;
    border: 1px solid var(--compass-2);
    border-radius: var(--r1);
    background: transparent;
    color: var(--compass-ink);
    /* The calendar sign and the marked part follow the ground, which is the other way round here. */
    color-scheme: var(--compass-scheme);
  }
  .part + .part {
    border-block-start: 1px solid var(--compass-line);
    padding-block-start: var(--s3);
  }
  .run {
    position: relative;
    block-size: 3px;
    margin-block-start: 0.375rem;
    border-radius: 2px;
    background: var(--compass-line);
  }
  .run i {
    position: absolute;
    inset: 0 auto 0 0;
    inline-size: 0;
    border-radius: 2px;
    background: var(--compass-ink);
  }
  .pip {
    position: absolute;
    inline-size: 10px;
    block-size: 10px;
    background: var(--compass);
    transform: rotate(45deg);
  }
  .north {
    inset-block-start: -5px;
    inset-inline-start: calc(50% - 5px);
  }
  .south {
    inset-block-end: -5px;
    inset-inline-start: calc(50% - 5px);
  }
  .west {
    inset-inline-start: -5px;
    inset-block-start: calc(50% - 5px);
  }
  .east {
    inset-inline-end: -5px;
    inset-block-start: calc(50% - 5px);
  }
  @media (pointer: coarse) {
    /* Beside the first heading, so that it lies over no text. */
    .corner {
      inset-block-start: 0;
    }
    .toggle,
    input {
      min-block-size: 2.75rem;
      min-inline-size: 2.75rem;
    }
  }
  @container (min-width: 86rem) {
    .compass {
      padding: var(--s4) var(--s6) var(--s3);
    }
    .mission {
      font-size: 1.75rem;
    }
    .goal {
      font-size: 1.25rem;
    }
    .end {
      font-size: 1.125rem;
    }
    /* Only a high window has room for more: the cards around the compass decide how high the sheet is. */
    @media (min-height: 60rem) {
      .compass {
        padding: var(--s8) var(--s8) var(--s6);
      }
      .mission {
        font-size: 2rem;
      }
      .goal {
        font-size: 1.375rem;
      }
    }
  }
  @container (max-width: 61rem) {
    .compass {
      display: grid;
      grid-template-columns: 1.25fr 1fr 1fr;
      gap: var(--s4);
      padding-block: var(--s4);
    }
    .part + .part {
      border-block-start: 0;
      padding-block-start: 0;
      border-inline-start: 1px solid var(--compass-line);
      padding-inline-start: var(--s4);
    }
    .pip {
      display: none;
    }
    .mission {
      font-size: 1.3125rem;
    }
  }
  @container (max-width: 40rem) {
    .compass {
      display: flex;
      gap: var(--s5);
    }
    .part + .part {
      border-inline-start: 0;
      padding-inline-start: 0;
      border-block-start: 1px solid var(--compass-line);
      padding-block-start: var(--s4);
    }
    .mission {
      font-size: 1.75rem;
    }
    .goal {
      font-size: 1.3125rem;
    }
    .end {
      font-size: 1.125rem;
    }
  }
  @media (forced-colors: active) {
    .compass {
      border: 1px solid CanvasText;
    }
    .pip {
      display: none;
    }
    .run i {
      forced-color-adjust: none;
    }
  }
`;

// Which tread of the stair an element is, as a number its styles count with: strict pages refuse style attributes.
import { css } from 'lit';

export const treads = css`
  .tread:nth-child(1) {
    --nth: 1;
  }
  .tread:nth-child(2) {
    --nth: 2;
  }
  .tread:nth-child(3) {
    --nth: 3;
  }
  .tread:nth-child(4) {
    --nth: 4;
  }
  .tread:nth-child(5) {
    --nth: 5;
  }
  .tread:nth-child(6) {
    --nth: 6;
  }
  .tread:nth-child(7) {
    --nth: 7;
  }
`;

// Holds nothing at run time: importing it tells TypeScript how the element is written in JSX.
export {};

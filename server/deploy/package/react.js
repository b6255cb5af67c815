// Defines the element; importing it also tells TypeScript how the element is written in JSX.
import './element.js';

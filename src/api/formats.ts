/** socialcare/formats: files of any form this program knows become posts, bad rows become rejects. */
export type { Chunk, Format, ReadOptions, Reject } from '../formats/format.ts';
export { FORMATS } from '../formats/index.ts';
export type { InputChunk, ReadInputsOptions } from '../formats/input-chunk.ts';
export { readInputs } from '../formats/reader.ts';

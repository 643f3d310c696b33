/** The label for made content, in every format that carries one. Write it last: copying a file may lose it. */
export { aiLabel, type AiLabel, LABEL_KEY, labelText, parseLabel } from './label-record.ts'
export { labelJpeg, readLabelJpeg } from './jpeg-label.ts'
export { labelMp4, readLabelMp4 } from './mp4-label.ts'
export { labelWav, readLabelWav } from './wav-label.ts'
export { labelPng, readLabelPng } from './png-label.ts'

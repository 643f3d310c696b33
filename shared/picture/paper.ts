/** The craft of the paper theatre in one place: brushes, outlines, sheets, cuts and motifs. */
export { brush, type Brush, type Light } from './paper/brush.ts'
export {
  curved,
  disc,
  drawn,
  poly,
  scalloped,
  spline,
  type Place,
  type Pt,
  type Stroke,
} from './paper/outline.ts'
export { guide, outline, points } from './paper/pattern.ts'
export { fill, hole, inside, sheet, type Fill, type SheetStyle } from './paper/sheet.ts'
export { slivers, taper, type Guide } from './paper/cuts.ts'
export { cloud, crescent, flower, fret, petal, teeth } from './paper/motifs.ts'

/** The craft of the paper theatre in one place: brushes, outlines, sheets, cuts and motifs. */
export { brush, type Brush, type Light } from './paper/brush.ts'
export { disc, poly, spline, type Place, type Pt } from './paper/outline.ts'
export { fill, hole, inside, sheet, type Fill, type SheetStyle } from './paper/sheet.ts'
export { slivers, taper, type Guide } from './paper/cuts.ts'
export { cloud, crescent, flower, fret, petal, teeth } from './paper/motifs.ts'

import styles from './thread-mark.module.css'

const SHAPES = [
  <circle key="1" cx="5" cy="5" r="4.2" />,
  <path key="2" d="M5 .8L9.5 9H.5z" />,
  <rect key="3" x="1" y="1" width="8" height="8" />,
  <path key="4" d="M5 .3L9.7 5 5 9.7.3 5z" />,
  <rect key="5" x="0" y="3.2" width="10" height="3.6" />,
  <path key="6" d="M3.4.5h3.2v2.9h2.9v3.2H6.6v2.9H3.4V6.6H.5V3.4h2.9z" />,
  <path key="7" d="M2.7.8h4.6L9.7 5 7.3 9.2H2.7L.3 5z" />,
  <circle key="8" cx="5" cy="5" r="3.4" fill="none" strokeWidth="2" />,
]

/** Place of a thread among the eight colours and marks; a ninth thread begins again. `index` counts from 0. */
const nth = (index: number) => (index % SHAPES.length) + 1

/** The colour of a thread, as CSS. Fills mix `--th-wash` of it into the surface, in oklab. */
export const threadColor = (index: number) => `var(--th-${nth(index)})`

/** The mark of a thread: each of the eight has a shape and a colour of its own. `index` counts from 0. */
export function ThreadMark({ index, name }: { index: number; name?: string }) {
  return (
    <svg
      className={`${styles['mark']} ${styles[`t${nth(index)}`]}`}
      width="10"
      height="10"
      viewBox="0 0 10 10"
      {...(name === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {SHAPES[nth(index) - 1]}
    </svg>
  )
}

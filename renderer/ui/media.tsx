import { useState } from 'react'
import type { Portrait } from '../../shared/contract/common.ts'
import { cx } from './cx.ts'
import styles from './media.module.css'
import { mediaUrl } from './media-url.ts'
import { StateShape } from './state-mark.tsx'

export { mediaUrl }

/**
 * A picture, 9:16 unless the drama says otherwise. Without one the *missing* shape stands there; one that does not open
 * shows the *blocked* shape. `alt` is empty when words beside it say the same.
 */
export function Thumb({
  hash,
  alt = '',
  aspect,
  className,
}: {
  hash: string | null
  alt?: string
  /** CSS aspect-ratio, such as `16 / 9`. */
  aspect?: string
  className?: string
}) {
  const [broken, setBroken] = useState<string | null>(null)
  const shown = hash !== null && hash !== broken
  return (
    <span className={cx(styles['thumb'], className)} style={{ aspectRatio: aspect }}>
      {shown ? (
        <img
          src={mediaUrl(hash)}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setBroken(hash)}
        />
      ) : (
        <span className={styles['none']}>
          <StateShape state={hash === null ? 'missing' : 'blocked'} size={14} />
        </span>
      )}
    </span>
  )
}

/** The first letter of a name; a letter outside the basic plane stays whole. */
const initial = (name: string) => String.fromCodePoint(name.trim().codePointAt(0) ?? 0x20).toUpperCase()

/**
 * The face of a cast member in a disc, cut out of the reference sheet; before it is drawn, the first letter of the name. Crew have letters only, so that
 * a comment is never taken for a line.
 */
export function Face({
  name,
  portrait = null,
  size = 22,
}: {
  name: string
  portrait?: Portrait | null
  size?: number
}) {
  const [broken, setBroken] = useState(false)
  return (
    <span
      className={styles['face']}
      style={{ width: size, height: size, fontSize: size * 0.5, lineHeight: `${size}px` }}
      aria-hidden="true"
    >
      {portrait !== null && !broken ? (
        <img
          className={styles[portrait.grade]}
          src={mediaUrl(portrait.image)}
          alt=""
          draggable={false}
          onError={() => setBroken(true)}
        />
      ) : (
        initial(name)
      )}
    </span>
  )
}

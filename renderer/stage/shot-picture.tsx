import { useStage } from './stage-context.ts'
import { useThumb, type ThumbFrame, type ThumbSize } from './thumbs.ts'
import { cx } from '../ui/cx.ts'
import { mediaUrl } from '../ui/media.tsx'
import styles from './shot-picture.module.css'

/** The first or last frame of a shot of this film, small. Words beside it say what it is. */
export function ShotPicture({
  index,
  frame,
  size = 'small',
  className,
}: {
  index: number
  frame: ThumbFrame
  size?: ThumbSize
  className?: string | undefined
}) {
  const { film } = useStage()
  const canvas = useThumb(film.job, film.job.shots[index], frame, size)
  // Painting takes its turn; until then the still of the shot shows through the empty canvas.
  const still = film.shots[index]?.image ?? null
  return (
    <canvas
      ref={canvas}
      className={cx(styles['picture'], className)}
      width={9}
      height={16}
      aria-hidden="true"
      style={still === null ? undefined : { backgroundImage: `url(${mediaUrl(still)})` }}
    />
  )
}

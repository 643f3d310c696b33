import { z } from 'zod'
import { done, id, nothing, portrait } from './common.ts'
import { read, write } from './route.ts'

/** Routes about the people of the drama. */
export const cast = {
  'cast.list': read(
    'The cast with the voice and look each has now, and the voices and places there are to choose from.',
    ['cast', 'text', 'states', 'takes'],
    nothing,
    z.strictObject({
      cast: z.array(
        z.strictObject({
          id,
          name: z.string(),
          role: z.string(),
          gender: z.enum(['f', 'm']),
          age: z.int(),
          intro: z.string(),
          voice: z.string(),
          portrait: portrait.nullable(),
        }),
      ),
      voices: z.array(z.strictObject({ id: z.string(), label: z.string() })),
      places: z.array(z.strictObject({ id, name: z.string(), interior: z.boolean() })),
    }),
  ),
  'cast.setVoice': write(
    'Gives a cast member another voice: their lines become stale. One undo step.',
    z.strictObject({ member: id, voice: z.string().max(100) }),
    done,
  ),
} as const

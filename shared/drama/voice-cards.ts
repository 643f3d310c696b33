import type { Bible, VoiceCard } from './story.ts'

/** What a writer is told of the speakers of a scene. */
export function cardsOf(bible: Bible, castIds: readonly string[]): VoiceCard[] {
  return bible.cast
    .filter((member) => castIds.includes(member.id))
    .map(({ id, name, gender, age, role, register, want, intro }) => ({
      id,
      name,
      gender,
      age,
      role,
      register,
      want,
      intro,
    }))
}

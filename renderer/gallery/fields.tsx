import { Lock, Search } from 'lucide-react'
import { useState } from 'react'
import { Field } from '../ui/field.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Select } from '../ui/select.tsx'
import { Slider } from '../ui/slider.tsx'
import { DraftField, TextArea, TextField } from '../ui/text-field.tsx'
import { Checkbox, Switch } from '../ui/toggles.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './gallery.module.css'
import { Part } from './part.tsx'
import type { Samples } from './samples.ts'

function Texts({ words }: { words: Samples }) {
  const [premise, setPremise] = useState<string>(words.premiseText)
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState<string>(words.place)
  return (
    <>
      <Field label={words.premise} hint={words.hint}>
        <TextArea story value={premise} onValueChange={setPremise} />
      </Field>
      <div className={styles['grid']}>
        <TextField
          icon={Search}
          quiet
          value={search}
          onValueChange={setSearch}
          placeholder={words.place}
          aria-label={words.place}
        />
        <TextField
          value={words.locked}
          onValueChange={() => undefined}
          disabled
          aria-label={words.locked}
          end={<Icon of={Lock} size="xs" />}
        />
      </div>
      <Field label={words.place} beside>
        <DraftField value={place} onCommit={setPlace} />
      </Field>
    </>
  )
}

function Numbers({ words }: { words: Samples }) {
  const [frames, setFrames] = useState<number | null>(0)
  const [force, setForce] = useState(0.6)
  return (
    <>
      <div className={styles['grid']}>
        <Field label={words.frames} error={(frames ?? 0) < 1 ? words.atLeastOne : null}>
          <NumberField value={frames} onCommit={setFrames} unit={words.frames} invalid={(frames ?? 0) < 1} />
        </Field>
        <Field label={words.force}>
          <NumberField value={1.12} onCommit={() => undefined} prefix="X" steppers step={0.01} />
        </Field>
      </div>
      <Field label={words.force} beside>
        <Slider value={force} onValueChange={setForce} />
      </Field>
    </>
  )
}

/** Everything one types and chooses in. */
export function Fields({ words }: { words: Samples }) {
  const [speaker, setSpeaker] = useState('a')
  const [on, setOn] = useState(true)
  return (
    <Part title={words.fields}>
      <Field label={words.speaker} beside>
        <Select
          value={speaker}
          onValueChange={setSpeaker}
          options={[
            { value: 'a', label: words.person, detail: '24' },
            { value: 'b', label: words.place, detail: '3' },
            { value: 'c', label: words.locked, disabled: true },
          ]}
        />
      </Field>
      <Texts words={words} />
      <Numbers words={words} />
      <div className={styles['row']}>
        <Switch label={words.captions} checked={on} onCheckedChange={setOn} />
        <Switch label={words.pin} checked={false} onCheckedChange={() => undefined} disabled />
        <Checkbox label={words.captions} checked={on} onCheckedChange={setOn} />
        <Checkbox label={words.pin} checked={false} mixed onCheckedChange={() => undefined} />
        <Checkbox label={words.locked} checked disabled onCheckedChange={() => undefined} />
      </div>
    </Part>
  )
}

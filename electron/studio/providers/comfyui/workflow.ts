import { ProviderFailure } from '../failure.ts'
import { objectOf, textOf, type Json } from '../json-request.ts'
import type { Workflow } from '../media-terms.ts'

/** What a workflow is filled with. Left out: the slot, if there is one, keeps what the file has. */
export interface Filling {
  readonly prompt: string
  readonly negativePrompt?: string
  readonly seed: number
  readonly width: number
  readonly height: number
  /** Names of uploaded pictures. */
  readonly references: readonly string[]
  readonly frames?: number
  readonly rate?: number
}

interface Node {
  readonly id: string
  readonly title: string | null
  readonly kind: string | null
  readonly inputs: Record<string, unknown>
}

const refused = (message: string): ProviderFailure => new ProviderFailure('rejected', message)

/** A copy of a workflow in its API form. @throws ProviderFailure when it is none */
function graphOf({ file, graph: json }: Workflow): Json {
  if (json === undefined)
    throw refused(
      `The workflow ${file} did not come with the drama, and no file a drama names is opened: name the providers file again with --providers.`,
    )
  if (Array.isArray(json['nodes']))
    throw refused(`The workflow ${file} is in the form of ComfyUI's window: export it in its API form.`)
  const nodes = Object.values(json).map(objectOf)
  if (nodes.length === 0 || nodes.some((node) => textOf(node['class_type']) === null))
    throw refused(`The workflow ${file} is not in ComfyUI's API form.`)
  return structuredClone(json)
}

/** The node a name means: by its title, else by its class, else by its id. @throws ProviderFailure */
function nodeOf(nodes: readonly Node[], name: string, file: string): Node {
  for (const key of ['title', 'kind', 'id'] as const) {
    const found = nodes.filter((node) => node[key] === name)
    if (found.length > 1) throw refused(`The workflow ${file} has several nodes "${name}": give one a title.`)
    if (found[0] !== undefined) return found[0]
  }
  throw refused(`The workflow ${file} has no node "${name}".`)
}

/** A workflow with what is asked for in its slots. @throws ProviderFailure when it lacks a node */
export function fillWorkflow(workflow: Workflow, filling: Filling): Json {
  const { file, slots, set } = workflow
  const graph = graphOf(workflow)
  const nodes = Object.entries(graph).map(([id, value]): Node => {
    const node = value as { inputs?: Record<string, unknown> } // seen to be an object
    return {
      id,
      title: textOf(objectOf(objectOf(value)['_meta'])['title']),
      kind: textOf(objectOf(value)['class_type']),
      inputs: (node.inputs ??= {}),
    }
  })
  const put = (slot: string | undefined, value: unknown): void => {
    if (slot === undefined || value === undefined) return
    const dot = slot.lastIndexOf('.')
    nodeOf(nodes, slot.slice(0, dot), file).inputs[slot.slice(dot + 1)] = value
  }
  for (const [slot, value] of Object.entries(set)) put(slot, value)
  put(slots.prompt, filling.prompt)
  put(slots.negativePrompt, filling.negativePrompt)
  put(slots.seed, filling.seed)
  put(slots.width, filling.width)
  put(slots.height, filling.height)
  put(slots.frames, filling.frames)
  put(slots.rate, filling.rate)
  for (const [i, slot] of slots.references.entries())
    // A slot without a picture of its own shows the first one again: a node without a picture does not run.
    put(slot, filling.references[i] ?? filling.references[0])
  return graph
}

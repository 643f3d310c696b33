import { z } from 'zod'

/**
 * What happened in this very case, beside the code of a failure: its kind, and the names of the values that go with it.
 * The window words it in its own language; the command line has an English sentence. Words of other programs (SQLite,
 * Chromium, the system) are values and stay as they are.
 */
export const FAILURE_FACTS = {
  // Files and folders.
  pathTaken: ['path'],
  folderForFile: ['path'],
  fileForFolder: ['path'],
  folderNotEmpty: ['path'],
  nameTooLong: ['path'],
  linksInCircle: ['path'],
  notWritable: ['path'],
  noRoom: ['path'],
  oneFileForMany: ['name', 'count'],
  // A project as a whole.
  noProject: ['dir'],
  foreignDatabase: [],
  newerSchema: ['version', 'latest'],
  databaseEmpty: [],
  databaseDamaged: ['verdict'],
  backupShown: ['backup'],
  noBackup: [],
  copyNotWhole: ['copy'],
  moved: ['dir'],
  openElsewhere: [],
  // A brief and a line as people type them.
  textTooLong: ['kilobytes'],
  briefTooLong: ['name'],
  notText: ['name'],
  novelTooLong: ['name', 'megabytes'],
  novelEmpty: ['name'],
  novelTooShort: ['name', 'count'],
  novelForeign: [],
  novelWithoutDeeds: [],
  emptyLine: [],
  lineTooLong: ['count', 'limit'],
  invisibleCharacter: ['name', 'place'],
  halfCharacter: [],
  // What may not be done now.
  onlyScene: [],
  building: [],
  exporting: [],
  nothingWritten: [],
  episodeNotWritten: ['episode'],
  episodesLeftOut: ['count'],
  waitsFor: ['step', 'before'],
  notCurrent: ['step'],
  beforeNotCurrent: ['step', 'before'],
  sceneNotHeld: [],
  waiverWithoutReason: [],
  warningAfterStop: ['warn', 'stop'],
  notAKey: [],
  // Media and the painter.
  filesDamaged: ['count'],
  pinnedFileGone: ['take'],
  takeOfOtherInputs: ['take'],
  painterMissing: [],
  painterTooOld: ['product', 'oldest'],
  painterNotStarted: ['words'],
  painterStopped: ['words'],
} as const satisfies Readonly<Record<string, readonly string[]>>

type Facts = typeof FAILURE_FACTS
export type FactKind = keyof Facts

/** A fact with exactly the values of its kind. Steps are told by their ids, amounts as exact decimals. */
export type FailureFact = {
  readonly [Kind in FactKind]: {
    readonly kind: Kind
    readonly values: Readonly<Record<Facts[Kind][number], string | number>>
  }
}[FactKind]

// Keys of an object are text for the compiler: these are its own.
const KINDS = Object.keys(FAILURE_FACTS) as [FactKind, ...FactKind[]]

export const failureFact = z.strictObject({
  kind: z.enum(KINDS),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})

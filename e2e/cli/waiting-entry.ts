import { main } from '../../electron/cli/index.ts'

/** What a `WaitingCli` runs: the command line, loaded, and told its words by a message. Ends with whoever started it. */
const orphaned = (): never => process.exit(1)
process.once('disconnect', orphaned)
process.once('message', (args) => {
  process.removeListener('disconnect', orphaned)
  process.disconnect()
  void main(args as string[]).then((code) => process.exit(code)) // words, as `WaitingCli` sends them
})
process.send?.('ready')

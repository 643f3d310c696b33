import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this user's machine keeps what belongs to no drama: CLIFFHANGER_USER_DATA, else the usual place of the system. */
export function userFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment['CLIFFHANGER_USER_DATA'] ?? ''
  if (named !== '') return named
  const usual =
    process.platform === 'win32'
      ? environment['APPDATA']
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Application Support')
        : environment['XDG_CONFIG_HOME']
  return join(usual === undefined || usual === '' ? join(homedir(), '.config') : usual, 'cliffhanger')
}

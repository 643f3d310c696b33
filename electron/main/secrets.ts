import type { SafeStorage } from 'electron'
import type { RpcDeps } from '../studio/rpc/host.ts'

/** The key store of the system. On Linux without a keyring Electron only scrambles: that counts as unprotected. */
export function createSecrets(safeStorage: SafeStorage, platform: NodeJS.Platform): RpcDeps['secrets'] {
  return {
    async available() {
      if (!(await safeStorage.isAsyncEncryptionAvailable())) return 'none'
      const scrambled = platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text'
      return scrambled ? 'plain' : 'protected'
    },
    encrypt: (text) => safeStorage.encryptStringAsync(text),
    async decrypt(bytes) {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(bytes))
      return result
    },
  }
}

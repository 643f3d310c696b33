import { createRpcServer } from '../studio/rpc/server.ts'
import { startApp } from './start.ts'

startApp(createRpcServer)

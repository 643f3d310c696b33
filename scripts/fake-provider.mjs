// Starts the fake provider of the tests by itself: npm run --silent fake-provider -- --port N --bills FILE --providers-out FILE
await import('../e2e/fake-provider/cli.ts')

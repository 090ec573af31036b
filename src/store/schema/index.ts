export * from './access.ts'
export * from './care.ts'
export * from './messages.ts'
export * from './people.ts'

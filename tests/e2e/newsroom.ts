/**
 * The newsroom of one file of tests: a server on a database of its own, so that no file sees what another has done and
 * they run in any order.
 */
import { afterAll, inject } from 'vitest'
import { startServer } from './server'

export { password } from './server'

/** The executable of Chromium; empty when there is none. */
export const chromiumPath = inject('chromiumPath')

const server = chromiumPath === '' ? null : await startServer(inject('seeded'))
afterAll(() => server?.stop())

/** Where the server answers. */
export const origin = server?.origin ?? ''

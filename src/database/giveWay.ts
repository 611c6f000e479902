/** How long something works before others get their turn, in milliseconds. */
const AT_A_TIME = 20

let since = performance.now()

/**
 * Lets requests be read and answered that came meanwhile, where something has worked for long: libsql does its work in the
 * calls themselves, and a chain of them would not let the event loop turn once.
 */
export async function giveWay(): Promise<void> {
  if (performance.now() - since < AT_A_TIME) return
  await new Promise(setImmediate)
  since = performance.now()
}

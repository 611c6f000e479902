import type { Payload } from 'payload'
import { speaksSQL } from './kinds'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const OBJECT_ID = /^[0-9a-f]{24}$/i

/** Whether the database could have made this id. Any other would fail inside MongoDB instead of not being found. */
export function isId(payload: Payload, id: string): boolean {
  return (speaksSQL(payload.db) ? UUID : OBJECT_ID).test(id)
}

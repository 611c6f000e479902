'use client'

import { useState, type ReactNode } from 'react'
import { know, type KnownRecords as Known } from '../recordStore'

/** Hands the records that came with the page to what shows the body, before any of it is drawn. */
export function KnownRecords({ children, known }: { children: ReactNode; known: Known }) {
  useState(() => know(known))
  return children
}

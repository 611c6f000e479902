'use client'

/** The mark: a quotation mark with the number of its footnote. */
export function Icon() {
  return (
    <svg aria-label="Cited" height="100%" role="img" viewBox="0 0 25 25" width="100%">
      <path
        d="M2 20V14.5C2 9.8 4.2 6.6 8.4 5l1 2C7.1 8.1 5.9 9.6 5.7 11.5H9V20ZM12 20V14.5C12 9.8 14.2 6.6 18.4 5l1 2C17.1 8.1 15.9 9.6 15.7 11.5H19V20Z"
        fill="currentColor"
      />
      <path d="M22.1 3.6 20.6 4.5V2.9L22.5 1.7H23.8V8.5H22.1Z" fill="var(--theme-success-500)" />
    </svg>
  )
}

/** The mark with the name, above the form to sign in. */
export function Logo() {
  return (
    <span style={{ alignItems: 'center', display: 'inline-flex', fontSize: 44, fontWeight: 600, gap: 10 }}>
      <span aria-hidden="true" style={{ height: 44, lineHeight: 0, width: 44 }}>
        <Icon />
      </span>
      Cited
    </span>
  )
}

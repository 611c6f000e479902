import sharp from 'sharp'

/** Hills behind a city, before it a building with a flag, and its windows: some are lit. */
function drawing(): string {
  const windows = [0, 1, 2].flatMap((row) =>
    [0, 1, 2, 3, 4, 5, 6].map((column) => {
      const [x, y] = [432 + column * 62, 318 + row * 92]
      const isLit = (row * 5 + column * 3) % 7 < 2
      return `<rect x="${x}" y="${y}" width="34" height="56" rx="3" fill="${isLit ? '#f6c667' : '#22384a'}"/>`
    }),
  )
  const bars = Array.from(
    { length: 32 },
    (_, index) => `<rect x="${index * 41}" y="600" width="6" height="120" fill="#0c161f"/>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" viewBox="0 0 1280 720">
<rect width="1280" height="720" fill="#27465c"/><rect width="1280" height="300" fill="#1b3447"/>
<circle cx="1010" cy="150" r="62" fill="#e9e3d3"/>
<path d="M0 430 L210 300 L370 400 L560 250 L760 390 L960 290 L1280 420 V720 H0Z" fill="#17303f"/>
<rect x="396" y="276" width="488" height="364" fill="#3d5a6c"/><rect x="372" y="256" width="536" height="28" fill="#4d6d81"/>
<rect x="598" y="556" width="84" height="84" fill="#0c161f"/>${windows.join('')}
<rect x="636" y="96" width="7" height="162" fill="#c9c3b4"/><path d="M643 100 L770 116 L760 150 L772 184 L643 172Z" fill="#c8553d"/>
<rect y="640" width="1280" height="80" fill="#101d27"/>${bars.join('')}<rect y="612" width="1280" height="8" fill="#0c161f"/></svg>`
}

let drawn: Promise<Buffer> | undefined

/** The picture of the story, drawn for it: that of the published page may not be used, and credited nobody. */
export function drawPicture(): Promise<Buffer> {
  drawn ??= sharp(Buffer.from(drawing())).png({ palette: true, compressionLevel: 9 }).toBuffer()
  return drawn
}

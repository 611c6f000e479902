/** What the project has before Cited comes. */
import config from '@payload-config'
import { getPayload } from 'payload'
import sharp from 'sharp'

const payload = await getPayload({ config })
const user = await payload.create({
  collection: 'users',
  data: { email: 'editor@example.org', name: 'Ada', password: 'correct horse battery staple' },
})
const data = await sharp({ create: { background: '#036', channels: 3, height: 900, width: 1600 } })
  .png()
  .toBuffer()
const image = await payload.create({
  collection: 'media',
  data: { alt: 'A picture of the project' },
  file: { data, mimetype: 'image/png', name: 'picture.png', size: data.length },
})
const category = await payload.create({ collection: 'categories', data: { title: 'A category' } })
const page = await payload.create({
  collection: 'pages',
  data: { _status: 'published', layout: [{ blockType: 'mediaBlock', media: image.id }], slug: 'home', title: 'Home' },
})
await payload.create({
  collection: 'posts',
  data: {
    _status: 'published',
    authors: [user.id],
    categories: [category.id],
    heroImage: image.id,
    meta: { image: image.id, title: 'A post' },
    slug: 'a-post',
    title: 'A post of the project',
  },
})
await payload.updateGlobal({ slug: 'header', data: { items: [{ label: 'Home' }] } })
await payload.create({
  collection: 'redirects',
  data: { from: '/old', to: { reference: { relationTo: 'pages', value: page.id }, type: 'reference' } },
})
await payload.create({
  collection: 'forms',
  data: {
    confirmationMessage: {
      root: {
        children: [
          {
            children: [
              { detail: 0, format: 0, mode: 'normal', style: '', text: 'Thank you.', type: 'text', version: 1 },
            ],
            direction: 'ltr',
            format: '',
            indent: 0,
            type: 'paragraph',
            version: 1,
          },
        ],
        direction: 'ltr',
        format: '',
        indent: 0,
        type: 'root',
        version: 1,
      },
    },
    confirmationType: 'message',
    fields: [{ blockType: 'text', label: 'Name', name: 'name' }],
    title: 'Contact',
  },
})
await payload.destroy()
process.exit(0)

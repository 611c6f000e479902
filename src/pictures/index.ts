export { PictureRefused, readPicture, type Picture, type PictureLimits } from './read'
export { nameOriginal, pictureStore, type Kept, type Media, type PictureStore } from './store'
export { pictureTypes } from './types'

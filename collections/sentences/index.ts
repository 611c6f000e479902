import { sentencesIn } from '../../src/model/sentence'
import { es } from './es'

export const sentence = sentencesIn({ es })

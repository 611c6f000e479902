import { sentencesIn } from '../../model/sentence'
import { es } from './es'

export const sentence = sentencesIn({ es })

import { holdsThePromises } from './promises'

holdsThePromises('MongoDB')

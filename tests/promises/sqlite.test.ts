import { holdsThePromises } from './promises'

holdsThePromises('SQLite')

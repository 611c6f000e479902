import { holdsThePromises } from './promises'

holdsThePromises('Postgres')

import type { CollectionConfig } from 'payload'
import { deliveryPolicy } from '../src/access/webhooks'
import { label, options } from './labels'
import { deliveryErrors, outcomes } from '../src/webhooks/outcomes'
import { LOG_DAYS } from '../src/jobs/worker'

const seconds = { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } }

/** What was sent to subscribers and what came of it: one entry an attempt, written by the system only. */
export function deliveries(): CollectionConfig {
  return {
    slug: 'deliveries',
    labels: { singular: label('Delivery', 'Entrega'), plural: label('Deliveries', 'Entregas') },
    admin: {
      group: label('Administration', 'Administración'),
      useAsTitle: 'message',
      defaultColumns: ['at', 'subscription', 'event', 'attempt', 'outcome', 'status', 'error'],
      description: label(
        `Every attempt to tell a webhook of a release, kept for ${LOG_DAYS} days.`,
        `Cada intento de avisar de una publicación a un webhook; se conserva ${LOG_DAYS} días.`,
      ),
    },
    access: deliveryPolicy,
    defaultSort: '-at',
    disableBulkEdit: true,
    disableDuplicate: true,
    lockDocuments: false,
    timestamps: false,
    indexes: [{ fields: ['subscription', 'at'] }, { fields: ['message', 'attempt'] }],
    fields: [
      {
        name: 'subscription',
        type: 'relationship',
        relationTo: 'webhooks',
        required: true,
        label: label('Webhook', 'Webhook'),
      },
      { name: 'event', type: 'text', required: true, label: label('Event', 'Evento') },
      { name: 'release', type: 'relationship', relationTo: 'releases', label: label('Release', 'Versión publicada') },
      { name: 'message', type: 'text', required: true, label: label('Message', 'Mensaje') },
      { name: 'attempt', type: 'number', required: true, label: label('Attempt', 'Intento') },
      { name: 'at', type: 'date', required: true, index: true, label: label('Sent at', 'Enviada el'), admin: seconds },
      { name: 'duration', type: 'number', required: true, label: label('Milliseconds', 'Milisegundos') },
      {
        name: 'outcome',
        type: 'select',
        required: true,
        label: label('Outcome', 'Resultado'),
        options: options(outcomes),
      },
      { name: 'status', type: 'number', label: label('Answer (HTTP status)', 'Respuesta (código HTTP)') },
      { name: 'error', type: 'select', label: label('Error', 'Error'), options: options(deliveryErrors) },
      { name: 'detail', type: 'text', label: label('Error code', 'Código del error') },
      { name: 'nextAt', type: 'date', label: label('Next attempt at', 'Siguiente intento'), admin: seconds },
      { name: 'requestedBy', type: 'relationship', relationTo: 'users', label: label('Sent by', 'Enviada por') },
      { name: 'job', type: 'text', admin: { hidden: true } },
    ],
  }
}

import type { CollectionConfig } from 'payload'
import { deliveryPolicy } from '../src/access/webhooks'
import { choices, label } from './labels'
import { deliveryErrors, outcomes } from '../src/webhooks/outcomes'
import { LOG_DAYS } from '../src/jobs/worker'

const seconds = { date: { displayFormat: 'yyyy-MM-dd HH:mm:ss' } }

/** What was sent to subscribers and what came of it: one entry an attempt, written by the system only. */
export function deliveries(): CollectionConfig {
  return {
    slug: 'deliveries',
    labels: { singular: label('Delivery'), plural: label('Deliveries') },
    admin: {
      group: label('Administration'),
      useAsTitle: 'message',
      defaultColumns: ['at', 'subscription', 'event', 'attempt', 'outcome', 'status', 'error'],
      description: label('Every attempt to tell a webhook of a release, kept for {LOG_DAYS} days.', { LOG_DAYS }),
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
        label: label('Webhook'),
      },
      { name: 'event', type: 'text', required: true, label: label('Event') },
      { name: 'release', type: 'relationship', relationTo: 'releases', label: label('Release') },
      { name: 'message', type: 'text', required: true, label: label('Message') },
      { name: 'attempt', type: 'number', required: true, label: label('Attempt') },
      { name: 'at', type: 'date', required: true, index: true, label: label('Sent at'), admin: seconds },
      { name: 'duration', type: 'number', required: true, label: label('Milliseconds') },
      {
        name: 'outcome',
        type: 'select',
        required: true,
        label: label('Outcome'),
        options: choices(outcomes),
      },
      { name: 'status', type: 'number', label: label('Answer (HTTP status)') },
      { name: 'error', type: 'select', label: label('Error'), options: choices(deliveryErrors) },
      { name: 'detail', type: 'text', label: label('Error code') },
      { name: 'nextAt', type: 'date', label: label('Next attempt at'), admin: seconds },
      { name: 'requestedBy', type: 'relationship', relationTo: 'users', label: label('Sent by') },
      { name: 'job', type: 'text', admin: { hidden: true } },
    ],
  }
}

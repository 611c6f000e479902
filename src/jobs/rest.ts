import type { TaskConfig } from 'payload'

/** How long what is to be done is put off at a time, in milliseconds. */
const PUT_OFF = 60 * 60_000

/**
 * The same task while Cited is disabled: it puts off what it is asked for, whoever runs the queues, so that all of it is
 * there when Cited is enabled again.
 */
export function atRest(task: TaskConfig): TaskConfig {
  return {
    ...task,
    handler: async ({ input, job, req }) => {
      await req.payload.jobs.queue({
        task: task.slug as 'webhook',
        input: input as never,
        ...(job.queue ? { queue: job.queue } : {}),
        waitUntil: new Date(Date.now() + PUT_OFF),
      })
      return { output: {} }
    },
  }
}

/** For how many days a link to a draft can be made. */
export const shareDays = [1, 7, 30] as const
export type ShareDays = (typeof shareDays)[number]

export { sumUp } from '../reports/sum-up.ts'

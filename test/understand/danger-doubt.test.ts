import { describe, expect, it } from 'vitest'
import { danger } from '../../src/understand/danger.ts'

const urgent = (text: string) => danger(text).urgent

describe('danger, where people often say it for fun', () => {
  it.each([
    '你又失踪了,打游戏去了吧',
    '人呢?',
    '别管我了,你们先吃',
    '我家就我一个人,晚上来打火锅',
    '电脑又中毒了,重装系统',
    '去死吧你,又迟到',
    '他失踪两天了,原来在赶稿子',
  ])('leaves alone: %s', (text) => {
    expect(urgent(text)).toBe(false)
  })

  it.each([
    ['a child', '孩子失踪两天了'],
    ['a pet name', '妞妞不见了,放学没到家'],
    ['a bare wish', '不想活了'],
    ['what somebody is told to have said', '她说不用再找她了,她想死'],
    ['a quotation', '他给你留言:"我不想活了"'],
    ['a grave sign of whomever', '他手腕上好几道刀片划的印子'],
  ])('still hears of %s', (_, text) => {
    expect(urgent(text)).toBe(true)
  })
})

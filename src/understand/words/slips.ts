/** Slips of the input method in words that reports stand on, by sound or shape; of the same length as what was meant. */
export const slips: Readonly<Record<string, string>> = {
  家房: '家访',
  家仿: '家访',
  加访: '家访',
  家坊: '家访',
  走仿: '走访',
  走坊: '走访',
  看忘: '看望',
  探忘: '探望',
  官机: '关机',
  观机: '关机',
  视屏: '视频',
  视品: '视频',
  电活: '电话',
  店话: '电话',
  通活: '通话',
  语因: '语音',
  浦导: '辅导',
  铺导: '辅导',
  辅到: '辅导',
  府导: '辅导',
  陪渎: '陪读',
  倍读: '陪读',
  谈新: '谈心',
  谈欣: '谈心',
  没再家: '没在家',
  没再屋: '没在屋',
  不再家: '不在家',
  没人结: '没人接',
  没人按: '没人接',
  绘苯: '绘本',
  作夜: '作业',
  心里测评: '心理测评',
  心里测平: '心理测评',
  心理测平: '心理测评',
  心里疏导: '心理疏导',
  心里辅导: '心理辅导',
  心里咨询: '心理咨询',
  监护认: '监护人',
  心原: '心愿',
  微心原: '微心愿',
}

const pattern = new RegExp(
  Object.keys(slips)
    .sort((a, b) => b.length - a.length)
    .map((slip) => (slip === '家房' ? '家房(?![子屋里顶间东租产贷门])' : slip))
    .join('|'),
  'g',
)

/** The text with known slips set right; its length stays. */
export function withoutSlips(text: string): string {
  return text.replace(pattern, (slip) => slips[slip] ?? slip)
}

/** The template's columns, in its order. */
export const columns = [
  '站点',
  '孩子编号',
  '孩子',
  '小名',
  '性别',
  '出生日期',
  '历法',
  '监护人',
  '同意人',
  '关系',
  '同意日期',
  '方式',
  '志愿者',
  '站长',
  '方案',
  '结对起',
] as const
export type Column = (typeof columns)[number]

/** How counties head the same columns. */
const otherNames: Readonly<Partial<Record<Column, readonly string[]>>> = {
  站点: ['站点名称', '所属站点', '所在站点', '服务站', '爱心站', '关爱站', '爱心服务站'],
  孩子编号: ['儿童编号'],
  孩子: ['孩子姓名', '儿童', '儿童姓名', '姓名', '学生姓名', '留守儿童', '留守儿童姓名'],
  小名: ['昵称', '乳名'],
  出生日期: ['生日', '出生年月日', '出生年月', '出生日'],
  历法: ['公历农历', '公历/农历', '农历公历', '阳历阴历', '日历'],
  同意人: ['同意书签字人', '签字人'],
  关系: ['与孩子关系', '与儿童关系', '同意人关系'],
  同意日期: ['签字日期', '同意书日期'],
  方式: ['同意方式'],
  志愿者: ['志愿者姓名', '爱心妈妈', '爱心妈妈姓名', '结对志愿者'],
  站长: ['是否站长'],
  方案: ['关爱方案'],
  结对起: ['结对日期', '结对时间', '结对开始', '结对开始日期'],
}

const byName = new Map<string, Column>(
  columns.flatMap((column) => [column, ...(otherNames[column] ?? [])].map((name) => [name, column] as const)),
)

/** Reads a heading: spaces, a star for what must be filled and a remark in brackets don't count. Null: none of ours. */
export function columnOf(heading: string): Column | null {
  const plain = heading
    .normalize('NFKC')
    .replace(/\([^)]*\)|[\s*※::]/g, '')
    .trim()
  return byName.get(plain) ?? null
}

export const childColumns = [
  '孩子编号',
  '小名',
  '性别',
  '出生日期',
  '历法',
  '监护人',
  '同意人',
  '关系',
  '同意日期',
  '方式',
] as const satisfies readonly Column[]

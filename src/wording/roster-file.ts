/** One sentence about a roster file that can't be used as a whole. */

const shown = (names: readonly string[]) => names.map((name) => `“${name.slice(0, 20)}”`).join('、')

export const noSuchFile = (path: string) => `没有找到文件 ${path},请核对路径。`
export const unreadableFile = (path: string, code: string) => `文件 ${path} 读不了(${code}),请核对路径和权限。`
export const tooLarge = (bytes: number) =>
  `文件超过 ${bytes / 1024 / 1024} MB,花名册不会这么大:请只留“花名册”一张表,或按站点分成几个文件。`
export const tooManyRows = (rows: number) => `超过 ${rows} 行,请按站点分成几个文件,分几次导入。`
export const wrongType = (type: string) =>
  `只认 .csv 和 .xlsx 文件,这个${type ? `是 ${type}` : '没有扩展名'}:请在 Excel 或 WPS 里另存为 .xlsx。`
export const oldExcel = () => '这是旧版 Excel 的 .xls 文件:请在 Excel 或 WPS 里另存为 .xlsx,再导入。'
export const lockedSheet = () => '这个 .xlsx 文件加了密码:请去掉密码另存一份,再导入。'
export const damagedSheet = () =>
  '这个 .xlsx 文件打不开(损坏了,或者不是真的 .xlsx):请在 Excel 或 WPS 里打开,另存为 .xlsx。'
export const noRosterSheet = (names: readonly string[]) =>
  `没有找到名叫“花名册”的工作表(现有:${shown(names)}):请把那张表改名为“花名册”。`
export const notText = () => '这个 .csv 文件的文字读不出来:请另存为“CSV UTF-8”,或者存成 .xlsx。'
export const badQuotes = (line: number | null) =>
  `${line === null ? '文件里' : `第${line}行附近`}的引号不成对:请删去多余的英文引号 ",或者存成 .xlsx。`
export const noHeader = (columns: readonly string[]) =>
  `前5行里没有找到表头:要有一行写着“站点”和“孩子”或“志愿者”。全部列名:${columns.join(' ')}(见 docs/花名册模板.csv)。`
export const headedTwice = (row: number, column: string) =>
  `第${row}行的表头里有两列都是“${column}”:请只留一列,另一列改名或删去。`
export const noLines = () => '表头下面没有内容:请从表头的下一行填起。'

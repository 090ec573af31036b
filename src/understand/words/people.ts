/** Words for people beside the child. Alternations of a pattern: longer words stand before their beginnings. */

/** those who look after a child where father and mother are away */
export const guardianWords =
  '外公外婆 外祖父 外祖母 祖父母 祖父 祖母 外爷 外奶 爷爷奶奶 姥姥姥爷 监护人 老人家 老两口 爷奶 爷爷 奶奶 外公 外婆 姥姥 姥爷 嫲嫲 阿嫲 阿公 阿婆 家公 家婆 公公 婆婆 嘎公 嘎嘎 嘎婆 家家 爹爹 婆爹 太婆 太公 太奶 老奶 阿爷 阿奶 奶 大伯娘 伯伯 伯父 伯母 大伯 二伯 三伯 叔叔 叔公 幺叔 二叔 三叔 小叔 大叔 幺爸 幺叔 婶婶 婶子 二婶 三婶 大婶 婶娘 姑姑 姑妈 姑父 大姑 二姑 小姑 幺姑 姑婆 娘娘 舅舅 舅妈 舅公 舅母 大舅 二舅 小舅 舅 姨妈 姨父 姨婆 大姨 二姨 三姨 小姨 姨娘 姨 家里大人 大人 家长 老人 爷 公 婆'.split(
    ' ',
  )

/** father and mother */
export const parentWords =
  '爸爸妈妈 爸妈 爹妈 爹娘 父母 父亲 母亲 爸爸 妈妈 老爸 老妈 后妈 后爸 后爹 继父 继母 双亲 阿爸 阿妈 阿爹 阿娘 爸 妈 爹'.split(
    ' ',
  )

export const teacherWords =
  '班主任老师 数学老师 语文老师 英语老师 任课老师 科任老师 生活老师 宿管老师 带班老师 代课老师 心理老师 班主任 副校长 校长 宿管 老师 班任'.split(
    ' ',
  )

/** the sender's own family: never in care */
export const ownFamilyWords = [
  '(?:我|俺|咱|我们|俺们|咱们)(?:自?己?)?家?(?:的|嘞|那|那个|这个)?(?:大|小|二|老大|老二|老三|大的|小的)?(?:儿子|女儿|闺女|姑娘|孙子|孙女|孙伢|外孙女?|外甥女?|侄子|侄女|侄儿|外甥|弟弟|妹妹|老公|老婆|媳妇|婆婆|公公|爱人|先生|老头子?|老伴|亲戚|丫头|小子|崽|伢)',
  '(?:我|俺|咱)(?:自?己?)?家(?:的|嘞|那|这)?(?:孩子|娃儿?|老大|老二|老三|小宝|大宝|二宝|口子|个)',
  '(?:我|俺)屋里?(?:头)?(?:的)?(?:孙伢|孙女|伢|崽|妹子|堂客|老倌|细伢子|幺儿|小孙)',
  '(?:我|俺)(?:妈|爸|娘|爹|爷爷|奶奶|爷|奶|外婆|外公|姥姥|姥爷|哥|姐|弟|妹|舅|姨|姑|叔|婶|嫂子|儿|娃)(?![子])',
  '自家(?:的|嘞)?(?:孩子|娃|侄|外甥|孙|儿|闺女)',
  '(?:外甥女?|侄子|侄女|侄儿|亲戚家|朋友家|同事家|邻居家)(?:的|嘞)?(?:孩子|娃)?',
]

/** others whose doings and sayings are not the sender's */
export const strangerWords =
  '邻居 隔壁 村干部 村支书 支书 村主任 妇联 妇女主任 社区 民政 学校 同学 同桌 校医 医生 护士 警察 民警 派出所 表哥 表姐 表弟 表妹 堂哥 堂姐 堂弟 堂妹 哥哥 姐姐 弟弟 妹妹 亲戚 村里 寨子里 司机'.split(
    ' ',
  )

/** a child told without a name, or by a pronoun */
export const childNouns =
  '小朋友 小家伙 小姑娘 小伙子 小丫头 小可爱 孩子 娃娃 娃儿 伢子 伢儿 伢崽 细伢子 妹子 崽崽 丫头 小鬼 毛孩 娃 伢 崽 孩儿'.split(
    ' ',
  )

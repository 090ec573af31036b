/** Words for children told without a name. Alternations of patterns: longer words stand before their beginnings. */

/** one child, or with a number or 们 several */
export const childWord =
  '小朋友|小家伙|小只|小不点|小可爱|小宝贝|宝贝|宝宝|小鬼|小孩子|小孩儿|小娃娃|小娃儿|小娃|小孩|孩子|孩儿|娃娃|娃儿|娃子|细伢子|伢子|伢儿|伢崽|细妹子|细路仔|细路|细佬|细崽|崽崽|崽儿|囡囡|妹仔|娃|伢|崽|囝仔|囝|儿童'

export const girlWord =
  '女孩子|女孩儿|女娃娃|女娃儿|女娃子|小姑娘|小丫头|小女孩|小妮子|女孩|女娃|丫头|妮子|妮儿|女生|妹子|妹娃|妞妞|小囡|姑娘'
export const boyWord = '男孩子|男孩儿|男娃娃|男娃儿|男娃子|小男孩|小伙子|小小子|男孩|男娃|小子|男生|伢仔'

/** numbers of children; what they are worth is in `countOf` of the recogniser */
export const countWord = '两|俩|二|三|仨|四|五|六|七|八|九|十|[2-9]'

/** several told by what they are to one another */
export const siblingWord = '姐妹|姊妹|兄弟|姐弟|兄妹|弟兄|哥俩|双胞胎|龙凤胎'

/** the sender's own family, children among them; never in care */
export const ownChildWord =
  '大儿子|小儿子|二儿子|儿子|大女儿|小女儿|二女儿|女儿|大闺女|小闺女|闺女|姑娘|孙子|孙女儿|孙女|孙伢|孙娃|外孙女|外孙子|外孙|外甥女|外甥|侄子|侄女|侄儿|侄孙|侄娃|老大|老二|老三|老幺|大宝|二宝|三宝|小宝|幺儿|幺女|崽|仔|细仔|娃娃|娃儿|娃|孩子|小孩|小子|丫头|妮子|伢子|伢|妹子|宝宝|宝贝'

/** of these no 家 is needed: 我外甥, 俺孙女 */
export const ownKinWord =
  '大儿子|小儿子|二儿子|儿子|大女儿|小女儿|二女儿|女儿|大闺女|小闺女|闺女|孙子|孙女儿|孙女|孙伢|孙娃|外孙女|外孙子|外孙|外甥女|外甥|侄子|侄女|侄儿|侄孙|侄娃'

/** ends of what stands before a child word that means children in general or those of others */
export const generalBefore =
  '(?:全村|全站|全县|全镇|全校|全体|所有|每个|每一个|每位|各位|每名|别的|别人|别人家|别家|人家|其他|其它|其余|邻居|邻居家|隔壁|隔壁家|同学|同学家|邻家|人家家|哪些|哪个|哪几个|哪位|哪一个|几个|几位|几名|多少|多少个|谁家|谁的|哪家|有的|有些|一些|许多|很多|好多|不少|这些|那些|任何|咱们站|咱站|站里|村里|班里|班上|学校|留守|流动|困境|困难|贫困|农村|山区|山里|残疾|孤残|爱|教育|培养|影响|保护|关爱|关注|大(?!娃)|坏|熊|普通|现在的|今天的|当代|家里有|生|生了|带过|亲生|亲|打骂|虐待|专治|适合|亲子|名|位|岁|岁的|个大|个小|一群|一帮|一班|一批|[四五六七八九十百千万两\\d]+名|[十百千万\\d]+个|[\\d]+位)(?:的|嘞|家的|家)?'

/** starts of what stands after a child word that is no child in care */
export const generalAfter =
  '(?: ?:|他妈(?!妈)|他爹|她妈(?!妈)|他爸(?!爸)|气|话|王|屋|节|的安全|安全|教育|心理学|剧|票|房|床|装|鞋|服|之家|乐园|中心|公园|读物|书屋|焦虑|抑郁量表|绘本|产|手表|睡)'

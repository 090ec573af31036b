/** Lengths of time without a number. They say that it took time, not how much: no minutes are recorded. */
export const vagueDurations: readonly string[] = (
  '一上午 一下午 一中午 一晚上 一晚 一夜 一宿 一早上 一后晌 一前晌 一晌午 一天 一整天 整整一天 一整个上午 一整个下午 一个上午 一个下午 一个晚上 一个早上 一整晚 ' +
  '整个上午 整个下午 整个晚上 整上午 整下午 大半天 老半天 好半天 小半天 半天 半晌 老半晌 半日 大半夜 半宿 大半个上午 大半个下午 半上午 半个上午 半个下午 ' +
  '一会儿 一会 一小会儿 一小会 好一会儿 好一会 会儿 一阵 一阵子 一阵儿 好一阵 好一阵子 一歇 一歇歇 一哈 一哈哈 一哈儿 一盘子 好久 老久 好长时间 很长时间 很久 ' +
  '片刻 一时半会 一时半会儿 小一会儿 一节课 两节课 一堂课'
).split(' ')

/** What a number of minutes or hours is, when it was spent on the way, waiting or asleep. */
export const onTheWay: readonly string[] = (
  '敲门 敲 响 响铃 打铃 守门 坐车 开车 骑车 骑 开 走 走路 走山路 步行 赶路 赶车 爬山 爬 车程 路程 路上 山路 来回 往返 单程 绕 堵车 堵 排队 排 等 等候 等车 等人 迟到 晚到 晚了 早到 ' +
  '提前 推迟 耽误 耽搁 睡 睡觉 午睡 走散 走丢 走失 丢 失联 误点 晚点 延误 上网 转车 颠 颠簸 过'
).split(' ')

/** What stands before or after a length of time that holds for each child or call alike. */
export const eachBefore: readonly string[] = (
  '各 各自 各是 每人 每个人 每个 每娃 每个孩子 每个娃 每个小孩 每家 每位 每户 一人 一个人 一人家 一个娃 一个孩子 人均 分别 分别是 各都 每人都 都各 一家 个个 ' +
  '每次 每晚 每天 每通 每个电话 俩人各 两人各 每孩 各个'
).split(' ')

/**
 * Faces that chat programs send as words: WeChat and QQ as `[呲牙]`, old QQ as `/呲牙`. The list is closed on purpose:
 * a general `[.*]` would eat 【通知】 and a name in brackets, and `[图片]`, `[语音]` mean "not text" and stay.
 */
export const chatCodes: readonly string[] = (
  '微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 酷 冷汗 抓狂 吐 偷笑 可爱 愉快 白眼 傲慢 饥饿 困 ' +
  '惊恐 流汗 憨笑 悠闲 大兵 奋斗 咒骂 疑问 嘘 晕 疯了 折磨 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 糗大了 坏笑 左哼哼 右哼哼 哈欠 鄙视 ' +
  '委屈 快哭了 阴险 亲亲 吓 可怜 菜刀 西瓜 啤酒 篮球 乒乓 咖啡 饭 猪头 玫瑰 凋谢 嘴唇 示爱 爱心 心碎 蛋糕 闪电 炸弹 刀 足球 瓢虫 便便 ' +
  '月亮 太阳 礼物 拥抱 强 弱 握手 胜利 抱拳 勾引 拳头 差劲 爱你 NO OK 爱情 飞吻 跳跳 发抖 怄火 转圈 磕头 回头 跳绳 挥手 激动 街舞 献吻 ' +
  '左太极 右太极 嘿哈 捂脸 奸笑 机智 皱眉 耶 吃瓜 加油 汗 天啊 Emm 社会社会 旺柴 好的 打脸 哇 翻白眼 666 让我看看 叹气 苦涩 裂开 合十 ' +
  '红包 發 发 福 烟花 爆竹 鸡 庆祝 生病 破涕为笑 吐舌 脸红 恐惧 失望 无语 嘿哈 恭喜 幽灵 双手合十 肌肉 强壮 笑脸 笑哭 比心 点赞 doge ' +
  '泪奔 无奈 卖萌 小纠结 喷血 斜眼笑 托腮 我最美 惊喜 骚扰 蹭一蹭 拍手 灯笼 鞭炮 棒棒糖 彩球 邮件 赞 抱抱 拜谢 菊花 么么哒 拍桌 呵呵哒 ' +
  'Smile Grimace Drool Scowl CoolGuy Sob Shy Silent Sleep Cry Awkward Angry Tongue Grin Surprise Frown Blush Panic Puke Chuckle Joyful ' +
  'Slight Smug Drowsy Sweat Laugh Loafer Strive Doubt Dizzy Bye Wipe Clap Trick Shrunken Kiss Whimper Rose Heart BrokenHeart Cake Gift Hug ' +
  'ThumbsUp ThumbsDown Shake Peace Fight Beckon Fist Facepalm Smirk Smart Concerned Yeah! Worship Salute Party Packet Rich Fireworks Firecracker'
).split(' ')

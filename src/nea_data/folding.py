"""Fold a text so that spellings of one name in use compare equal; it knows nothing of the data."""

from __future__ import annotations

import re
import unicodedata

# Simplified, traditional and Japanese forms that occur in names of the field; each row is one character.
FORMS = """
国國 会會 东東 亚亞 论論 坛壇 韩韓 战戰戦 发發発 乌烏 兰蘭 关關関 条條 约約 协協 议議 话話 对對対
击擊撃 岛島 湾灣 际際 联聯 台臺 应應応 实實実 华華 务務 卫衛 经經経 济濟済 机機 构構 线線 军軍 导導 弹彈弾
团團団 组組 织織 网網 罗羅 马馬 来來 业業 宾賓 鲁魯 尔爾 图圖図 书書 节節 员員 门門 间間 问問 题題
长長 访訪 谈談 诺諾 谊誼 证證証 识識 语語 说說説 调調 贸貿 资資 质質 赛賽 边邊辺 达達 过過 运運 还還
进進 远遠 连連 选選 邮郵 邻鄰隣 郑鄭 钓釣 针針 铁鐵鉄 银銀 镜鏡 闭閉 阳陽 阴陰 险險険 随隨 难難 电電
预預 领領 风風 飞飛 驻駐 验驗験 龙龍竜 权權権 气氣気 沟溝 泽澤沢 温溫 滨濱浜 灵靈霊 热熱 独獨 环環
现現 疗療 码碼 确確 礼禮 种種 稳穩穏 签簽 级級 纪紀 纲綱 纷紛 终終 结結 给給 统統 绝絕絶 续續続 维維
综綜 缅緬 缔締 罚罰 职職 苏蘇 药藥薬 补補 见見 观觀観 规規 视視 览覽覧 觉覺覚 计計 认認 让讓譲 训訓
设設 评評 诉訴 词詞 译譯訳 试試 诚誠 详詳 请請 谅諒 负負 责責 败敗 货貨 购購 费費 贺賀 赞贊賛 无無
旧舊 时時 显顯顕 术術 极極 查査 标標 样樣様 检檢検 区區 单單単 厅廳庁 历歷歴 压壓圧 参參 双雙 变變変
号號 圆圓円 声聲 处處処 备備 复復複 头頭 学學 宁寧 宪憲 审審 尽盡 层層 属屬 岁歲歳 币幣 师師 带帶帯
广廣広 库庫 开開 异異 张張 强強 归歸帰 当當 录錄録 径徑 怀懷 态態 总總総 恶惡悪 忆憶 戏戲戯 户戸 执執
扩擴拡 扬揚 担擔 拟擬 择擇択 损損 据據拠 换換 传傳伝 价價価 众眾衆 优優 余餘 体體 侧側 侨僑 债債 储儲
儿兒児 党黨 内內 册冊 写寫 农農 冲衝 决決 冻凍 准準 减減 几幾 划劃画 则則 刚剛 创創 别別 剂劑剤 剑劍剣
办辦 动動 劳勞労 势勢 勋勳勲 医醫 卖賣売 产產産 亲親 仪儀 从從従 个個箇 为為 举舉挙 乐樂楽 习習 乡鄉郷
买買 乱亂 争爭 云雲 亏虧 临臨 丽麗 两兩両 严嚴厳 丧喪 丰豐豊 专專専 与與
"""
# As papers shorten the name of Russia: 日ロ for 日露.
SHORTENED = {ord("露"): "ろ"}
NUMERALS = dict(zip("一二三四五六七八九", "123456789", strict=True))
SAME = (
    {ord(form): row[0] for row in FORMS.split() for form in row[1:]}
    | {ord(numeral): digit for numeral, digit in NUMERALS.items()}
    | SHORTENED
)
# Small and long kana are often written otherwise: 6カ国, 6か国, 6ヵ国; フォーラム, フオーラム.
KANA = {code: chr(code - 0x60) for code in range(ord("ァ"), ord("ヶ") + 1)}
SMALL = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかか", "ーゝゞ")
# Spelled otherwise, and part of names: ADMM+ is not the ADMM.
SPELLED = {"+": " plus ", "プラス": " plus ", "플러스": " plus ", "アセアン": "asean", "아세안": "asean"}
SPELLINGS = re.compile("|".join(map(re.escape, SPELLED)))
ACCENTS = re.compile("[\u0300-\u036f]")


def fold(text: str) -> str:
    """Words in one form, separated by single spaces: width, case, accents, kana and forms of characters made alike."""
    alike = unicodedata.normalize("NFKC", text).casefold()
    spelled = SPELLINGS.sub(lambda found: SPELLED[found[0]], alike)
    plain = ACCENTS.sub("", unicodedata.normalize("NFD", spelled))
    same = unicodedata.normalize("NFC", plain).translate(SAME).translate(KANA).translate(SMALL)
    return " ".join(re.findall(r"\w+", same.replace("_", " ")))


def pairs(joined: str) -> frozenset[str]:
    """Every two characters that stand side by side, the ends marked, so that short names can be compared too."""
    marked = f"^{joined}$"
    return frozenset(marked[place : place + 2] for place in range(len(marked) - 1))

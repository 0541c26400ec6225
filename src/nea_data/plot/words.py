"""The words that stand in the pictures, in English, Japanese, Korean and Chinese; names come from the data."""

from __future__ import annotations

from nea_data.errors import UnknownNameError

LANGUAGES = ("en", "ja", "ko", "zh")
WORDS = {
    "title actors": (
        "States by the number of frameworks they share",
        "共に属する枠組みの数でみた国々",
        "공동 소속 협의체 수로 본 국가들",
        "按共同所属机制数量看各国",
    ),
    "title counterparts": (
        "Relations between the frameworks",
        "枠組み相互の関係",
        "협의체 사이의 관계",
        "各机制之间的关系",
    ),
    "title membership": ("Who belongs to what", "どの国がどの枠組みに属するか", "협의체별 소속국", "各机制的成员"),
    "title rhythm": ("Meetings held in each year", "年ごとの会合数", "연도별 회의 수", "历年会议数"),
    "title timeline": (
        "The frameworks, their meetings and their silences",
        "枠組みの歩み:会合と空白",
        "협의체의 회의와 공백",
        "各机制的会议与空白期",
    ),
    "title two_conditions": (
        "Japan–US–ROK meetings and the two conditions of their cooperation",
        "日米韓の会合と協力の二つの条件",
        "한미일 회의와 협력의 두 조건",
        "日美韩会议与合作的两个条件",
    ),
    "source": (
        "Source: nea-data {version}, coded through {through}",
        "出典: nea-data {version}({through}まで収録)",
        "출처: nea-data {version}({through}까지 수록)",
        "资料来源:nea-data {version}(收录至{through})",
    ),
    "track 1": ("Track 1", "トラック1", "트랙 1", "第一轨道"),
    "track 1.5": ("Track 1.5", "トラック1.5", "트랙 1.5", "第一点五轨道"),
    "track 2": ("Track 2", "トラック2", "트랙 2", "第二轨道"),
    "founded": ("founding", "設立", "출범", "成立"),
    "meeting": ("meeting held", "会合", "회의", "会议"),
    "silence": (
        "no meeting in the data for {years} years or more",
        "{years}年以上会合の記録なし",
        "{years}년 이상 회의 기록 없음",
        "{years}年以上无会议记录",
    ),
    "no meeting": (
        "no meeting at all in the data",
        "全期間会合の記録なし",
        "전 기간 회의 기록 없음",
        "全期间无会议记录",
    ),
    "not active": ("dormant, suspended or ended", "休眠・停止・終了", "휴면·중단·종료", "休眠、中止或结束"),
    "meetings a year": ("meetings held in the year", "年間会合数", "연간 회의 수", "每年会议数"),
    "none": ("none in\nthe data", "記録なし", "기록 없음", "无记录"),
    "outside": ("before the founding or after the end", "設立前・終了後", "출범 전·종료 후", "成立前或结束后"),
    "party": ("party", "当事国", "당사국", "缔约方"),
    "member": ("member", "加盟", "회원", "成员"),
    "associate_member": ("associate member", "準加盟", "준회원", "准成员"),
    "participant": ("participant", "参加", "참가", "参加方"),
    "observer": ("observer", "オブザーバー", "옵서버", "观察员"),
    "dialogue_partner": ("dialogue partner", "対話パートナー", "대화 상대국", "对话伙伴"),
    "guest": ("guest", "ゲスト", "초청국", "嘉宾"),
    "convenor": ("convenor", "主催者", "주최", "主办方"),
    "second_track_of": ("second track of", "〜のトラック2", "제2트랙", "第二轨道"),
    "counterpart_of": ("counterpart of", "〜のカウンターパート", "대응 협의체", "对应机制"),
    "model_for": ("model for", "〜の雛形", "모델", "范例"),
    "intersessional_forum_for": ("intersessional forum for", "〜の会期間フォーラム", "회기 간 협의체", "休会期间论坛"),
    "successor_of": ("successor of", "〜の後継", "후속", "后继"),
    "grew_out_of": ("grew out of", "〜から発展", "파생", "由此发展"),
    "contributed_to": ("contributed to", "〜に貢献", "기여", "推动"),
    "rests_on": ("rests on", "〜に依拠", "기반", "基础"),
    "complements": ("complements", "〜を補完", "보완", "补充"),
    "coordinates_with": ("coordinates with", "〜と調整", "조율", "协调"),
    "implements": ("implements", "〜を履行", "이행", "落实"),
    "shared": ("frameworks shared", "共に属する枠組み", "공동 소속 협의체", "共同所属机制"),
    "northeast asia": ("Northeast Asia", "北東アジア", "동북아시아", "东北亚"),
    "other states": ("other states", "その他の国", "그 밖의 나라", "其他国家"),
    "too few": (
        "not shown, since no pair of theirs shares {least}: {names}",
        "{least}以上を共にする相手がないため省略: {names}",
        "{least}개 이상 함께 속한 상대가 없어 생략: {names}",
        "因与任何一方共同所属不足{least}个而省略:{names}",
    ),
    "leaders": ("leaders", "首脳", "정상", "领导人"),
    "ministers": ("ministers", "閣僚", "장관", "部长"),
    "vice_ministers": ("vice ministers", "次官級", "차관", "副部长"),
    "senior_officials": ("senior officials", "高級事務レベル", "고위급", "高官"),
    "military": ("military", "軍", "군", "军方"),
    "others": ("others", "その他", "기타", "其他"),
    "exercises": (
        "exercises (not in the bars)",
        "共同訓練(棒に含まない)",
        "연합훈련(막대에 불포함)",
        "联合演习(不计入柱内)",
    ),
    "unknown": (
        "none found, not all series known",
        "記録なし(網羅されていない)",
        "기록 없음(일부만 수록)",
        "无记录(收录不全)",
    ),
    "left out": (
        "not shown: {count} actors in fewer than {fewest} frameworks",
        "属する枠組みが{fewest}未満の主体({count})は省略",
        "협의체 {fewest}개 미만에 속한 주체({count})는 생략",
        "省略参加不足{fewest}个机制的主体({count}个)",
    ),
    "rows left out": (
        "not shown: {count} with fewer than {least} meetings in the data",
        "会合の記録が{least}未満の{count}件は省略",
        "회의 기록 {least}회 미만인 {count}개는 생략",
        "省略会议记录不足{least}次的{count}个",
    ),
    "in part": ("* members coded in part", "* 構成員は一部のみ収録", "* 회원은 일부만 수록", "* 成员仅收录一部分"),
    "to month": ("to {month} {year}", "{year}年{number}月まで", "{year}년 {number}월까지", "截至{year}年{number}月"),
    "alliances": ("alliances", "同盟", "동맹", "同盟"),
    "jpn_kor_relations": ("Japan–ROK relations", "日韓関係", "한일관계", "日韩关系"),
    "cooperation": ("cooperation expected", "想定される協力", "예상 협력", "预期合作"),
    "stable": ("stable", "安定", "안정", "稳定"),
    "unstable": ("unstable", "不安定", "불안정", "不稳定"),
    "good": ("good", "良好", "양호", "良好"),
    "poor": ("poor", "不調", "악화", "恶化"),
    "strong": ("strong", "最も強固", "강함", "牢固"),
    "sustained": ("sustained", "一定の維持", "지속", "持续"),
    "limited": ("limited", "限定的", "제한적", "有限"),
    "dysfunctional": ("dysfunctional", "機能不全", "기능 부전", "失灵"),
}


def word(name: str, lang: str, **values: object) -> str:
    """The word in that language; UnknownNameError for a language that is not one of the four."""
    if lang not in LANGUAGES:
        raise UnknownNameError("language", lang, LANGUAGES)
    return WORDS[name][LANGUAGES.index(lang)].format(**values)

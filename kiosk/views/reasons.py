"""Why what came was not taken, in plain words, by the code that also goes home."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def reason_words(reason: str, tr: Callable[[str], str]) -> str:
    """Return the sentence of a reason, without its full stop; of an unknown one its code.

    Args:
        reason: Code of `sync.judge.Reason`, of a dead line or of a stick.
        tr: Translates a Chinese phrase.
    """
    known = sentences(tr)
    return known.get(reason) or tr("没有收，原因代码 {code}").format(code=reason)


def sentences(tr: Callable[[str], str]) -> Mapping[str, str]:
    """Return the sentence of every reason there is."""
    return {
        "rollback": tr("送来的内容比机器里的旧，没有收"),
        "bad_signature": tr("签名不对，不像是县里发的，没有收"),
        "broken_chain": tr("县里换了钥匙，可旧钥匙没有给新钥匙作保，没有收"),
        "other_root": tr("是另一套钥匙签的，不是本机认的那个县，没有收"),
        "expired_root": tr("县里的根钥匙过期了，要请县里换新的"),
        "expired": tr("送来的早过了期，机器里已经有了"),
        "mix": tr("送来的内容新旧混在一起，没有收"),
        "wrong_county": tr("是别的县的内容，没有收"),
        "too_large": tr("送来的文件大得不合规矩，没有收"),
        "hash_mismatch": tr("文件和签名对不上，多半是传坏了，没有收"),
        "missing": tr("少了签名里列着的文件，没有收"),
        "malformed": tr("文件读不懂，没有收"),
        "no_answer": tr("没有回音"),
        "portal": tr("答话的不是县里，像是上网的登录页，要先登录或者交费"),
        "store": tr("这台机器自己存不进去"),
        "none_of_ours": tr("U盘里没有本县的内容"),
        "pulled": tr("没弄完U盘就拔掉了，再插一次就行"),
        "full": tr("U盘满了，写不进去"),
        "read_only": tr("U盘不让写"),
        "failing": tr("U盘读写出错，怕是坏了"),
    }

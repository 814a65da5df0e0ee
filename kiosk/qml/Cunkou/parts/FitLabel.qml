// Words that end where they have a meaning: as great as the reader's text size where they stand whole;
// else a little smaller; else without their last clauses, which "…" stands for; only then down to `least`,
// and cut.
import QtQuick
import Cunkou

Label {
    id: root

    property string words: ""
    property real room: 0                   // most height
    property int size: Theme.body
    property int least: Theme.spAt(26, 1)
    property bool bold: false
    property real gives: 0.82               // of its size, before clauses are dropped
    property bool whole: false              // smaller type before a clause goes: sums, terms
    readonly property var chosen: fit(words, width, room, size, least, gives, whole)
    readonly property real spread: 1.45 * Theme.tightLine      // height of a line, of its size

    text: chosen.text
    font.pixelSize: chosen.size
    font.bold: bold
    lineHeight: Theme.tightLine
    maximumLineCount: Math.max(1, Math.floor(room / (chosen.size * spread)))

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.bold: root.bold
        font.pixelSize: 100
    }

    function fit(words: string, across: real, room: real, size: int, least: int, gives: real, whole: bool): var {
        if (words === "" || across <= 0)
            return {text: words, size: size}
        const soft = Math.max(least, Math.round(size * gives))
        const starts = beginnings(words)
        const ways = [[size, whole ? least : soft, [words]], [size, soft, starts], [soft, least, starts]]
        for (const [from, until, some] of ways) {
            for (const text of some) {
                const found = greatest(text, across, room, from, until)
                if (found > 0)
                    return {text: text, size: found}
            }
        }
        return {text: words, size: least}
    }
    // The words, and what is left of them when clauses are dropped from the end, which is seen.
    function beginnings(words: string): var {
        const found = [words]
        const half = words.length / 2       // of what is set apart by commas or dots, or too little is said
        for (let at = words.length - 1; at > 3; at -= 1)
            if ("，：、；。！？（".includes(words[at]) || at > half && [", ", " ·"].includes(words.slice(at, at + 2)))
                found.push(words.slice(0, at) + "…")
        return found
    }
    // The greatest size at which all of it stands; 0 for none. Reckoned by width: at the end of each
    // line but the last a character and a half stay free, or the longest word that is not broken; each
    // letter is rounded to whole pixels.
    function greatest(words: string, across: real, room: real, from: int, until: int): int {
        const unbroken = (words.match(/[!-~\u00c0-\u024f]{2,}/g) ?? []).map(one => metrics.advanceWidth(one) / 100)
        const whole = metrics.advanceWidth(words) / 100 * (/[a-z]/.test(words) ? 1.02 : 1)
        const free = Math.max(1.5, ...unbroken)
        for (let each = from; each >= until; each -= 1) {
            const lines = Math.floor(room / (each * 1.45 * Theme.tightLine))
            if (lines >= 1 && whole * each <= lines * across - (lines - 1) * each * free)
                return each
        }
        return 0
    }
}

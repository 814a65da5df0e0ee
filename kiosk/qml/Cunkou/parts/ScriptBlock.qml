// Paragraphs in traditional Mongolian: columns from left to right, bands below each other. Loaded only
// where an article has them.
import QtQuick
import Cunkou
import Cunkou.Backends

ScriptText {
    color: Theme.ink
    pixelSize: Theme.body
    columnHeight: Theme.sp(Theme.portrait ? 560 : 420)
    height: wholeHeight
    Accessible.role: Accessible.Paragraph
    Accessible.name: text
}

// Plain text in the one typeface; never rich text from outside.
import QtQuick
import Cunkou

Text {
    property string mayElide: ""        // why its end may be left out; of all else every word is seen
    property string mayCover: ""        // why it may lie on what is pressed and is not its own

    color: Theme.ink
    font.family: Theme.family
    font.pixelSize: Theme.body
    lineHeight: maximumLineCount === 1 ? 1 : Theme.tightLine
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    elide: Text.ElideRight
    verticalAlignment: Text.AlignVCenter
    renderType: Text.QtRendering
    Accessible.role: Accessible.StaticText
    Accessible.name: text
}

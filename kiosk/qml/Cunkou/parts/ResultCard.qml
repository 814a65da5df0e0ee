// One article that was found, with the words found in it. Title and excerpt are StyledText made by
// kiosk.views.search: everything but the marks is escaped.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Card {
    id: root

    required property string itemId
    required property string section
    required property string sectionLabel
    required property string title
    required property string excerpt
    required property string source
    required property string picture
    required property bool demo
    required property string spoken
    property int generation: 0

    readonly property color accent: Theme.sectionColor(section)

    function lit(marked: string): string {
        return marked.replace(/<b>/g, "<b><font color=\"" + Theme.up.toString() + "\">")
                     .replace(/<\/b>/g, "</font></b>")
    }

    role: Accessible.ListItem
    name: spoken
    edge: accent
    implicitHeight: Math.max(Theme.dp(150), words.height + Theme.m)

    Picture {
        id: photo
        anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
        width: Theme.dp(150)
        height: Theme.dp(114)
        sha256: root.picture
        placeholder: root.section
        tint: root.accent
        generation: root.generation
    }
    Column {
        id: words
        anchors { left: photo.right; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.m; rightMargin: Theme.m }
        Label {
            width: parent.width
            text: root.lit(root.title)
            textFormat: Text.StyledText
            font.pixelSize: Theme.strong
            maximumLineCount: 2
        }
        Label {
            visible: root.excerpt !== ""
            width: parent.width
            text: root.lit(root.excerpt)
            textFormat: Text.StyledText
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            maximumLineCount: Theme.textSize > 1.2 ? 1 : 2
            mayElide: "an excerpt ends somewhere; the words found stand in it"
        }
        Label {
            width: parent.width
            text: root.sectionLabel + (root.source === "" ? "" : " · " + root.source) + (root.demo ? qsTr(" · 演示数据") : "")
            color: root.accent
            font.pixelSize: Theme.tiny
            maximumLineCount: 1
            mayElide: "the section stands first; who says it stands in full above the text"
        }
    }
}

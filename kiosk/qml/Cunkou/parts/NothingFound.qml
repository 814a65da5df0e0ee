// Nothing holds these words: what comes nearest, and what else a reader can do.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Column {
    id: root

    property string words: ""
    property string lost: ""                // that nothing can be looked for, where it is so
    property string shorter: ""
    property alias offers: nearest.model
    property color accent: Theme.ink
    signal chosen(words: string)

    spacing: Theme.m

    Label {
        width: parent.width
        text: root.lost || qsTr("没有找到“%1”").arg(root.words)
        font.pixelSize: Theme.head
        font.bold: true
        maximumLineCount: 2
    }
    Label {
        visible: nearest.count > 0
        width: parent.width
        text: qsTr("你是不是想找：")
        color: Theme.inkSoft
        maximumLineCount: 1
    }
    Flow {
        visible: nearest.count > 0
        width: parent.width
        spacing: Theme.s
        Repeater {
            id: nearest
            Chip {
                required property string word
                required property string picture
                text: word
                pictogram: picture
                accent: root.accent
                onTapped: root.chosen(word)
            }
        }
    }
    BigButton {
        visible: root.shorter !== ""
        text: qsTr("去掉一个字母：%1").arg(root.shorter)
        pictogram: "delete"
        accent: root.accent
        onTapped: root.chosen(root.shorter)
    }
    Label {
        width: parent.width
        text: qsTr("也可以换个说法，或者点下面的图。还找不到，就问村里的信息员。")
        color: Theme.inkSoft
        font.pixelSize: Theme.small
        lineHeight: Theme.lineHeight
    }
}

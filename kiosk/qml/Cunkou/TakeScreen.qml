// What a page gives to take home: one code after the other for a phone, and a sheet of paper where
// there is a printer. The code is as large as the glass allows: old phones read it from a step away.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property TakeBackend backend
    property real position: 0               // nothing to scroll

    readonly property bool upright: Theme.portrait
    readonly property bool turnable: backend.count > 1

    anchors.fill: parent
    title: qsTr("带走")
    pictogram: "take"
    accent: Theme.courses
    searchable: false
    footItems: [
        BigButton {
            visible: root.turnable
            live: root.backend.place > 1
            text: qsTr("上一张")
            pictogram: "previous"
            onTapped: root.backend.turn(-1)
        },
        BigButton {
            visible: root.turnable
            live: root.backend.place < root.backend.count
            text: qsTr("下一张")
            pictogram: "next"
            accent: root.accent
            strong: true
            onTapped: root.backend.turn(1)
        }
    ]

    Rectangle {
        id: paper
        x: root.upright ? (root.width - width) / 2 : Theme.margin
        y: Theme.m
        width: root.upright ? Math.min(root.width - 2 * Theme.margin, Theme.dp(860)) : Math.min(parent.height - 2 * Theme.m, root.width * 0.52)
        height: root.upright ? width : parent.height - 2 * Theme.m
        visible: root.backend.count > 0
        radius: Theme.radius
        color: Theme.codeGround
        border.color: Theme.line
        border.width: Theme.hair

        CodePicture {
            anchors { left: parent.left; right: parent.right; top: parent.top; margins: Theme.s }
            height: parent.height - 2 * Theme.s - (turnCount.visible ? turnCount.height : 0)
            rows: root.backend.rows
            Accessible.role: Accessible.Graphic
            Accessible.name: qsTr("二维码")
            Accessible.description: root.backend.text
        }
        Label {
            id: turnCount
            anchors { horizontalCenter: parent.horizontalCenter; bottom: parent.bottom; bottomMargin: Theme.s }
            visible: root.turnable
            text: qsTr("第 %1 张，共 %2 张").arg(root.backend.place).arg(root.backend.count)
            color: Theme.codeInk
            font.pixelSize: Theme.strong
            font.bold: true
            maximumLineCount: 1
        }
    }
    Flickable {
        id: side
        x: root.upright ? Theme.margin : paper.x + paper.width + Theme.l
        y: root.upright ? paper.y + paper.height + Theme.l : Theme.m
        width: root.width - Theme.margin - x
        height: parent.height - y - Theme.m
        contentHeight: column.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        visible: paper.visible

        Column {
            id: column
            width: side.width
            spacing: Theme.m
            bottomPadding: Theme.m

            Row {
                id: choice
                readonly property real half: Math.floor((column.width - spacing) / 2)
                visible: root.backend.hasAddress
                spacing: Theme.s
                BigButton {
                    width: choice.half
                    text: qsTr("存文字")
                    accent: root.accent
                    strong: !root.backend.byAddress
                    onTapped: root.backend.choose(false)
                }
                BigButton {
                    width: choice.half
                    text: qsTr("开网页")
                    accent: root.accent
                    strong: root.backend.byAddress
                    onTapped: root.backend.choose(true)
                }
            }
            Label {
                width: parent.width
                text: root.backend.title
                font.pixelSize: Theme.head
                font.bold: true
                maximumLineCount: 3
            }
            WarningStep {
                width: parent.width
                tone: root.accent
                toneInk: Theme.onColor
                size: Theme.body
                number: 1
                text: qsTr("打开手机微信，点“扫一扫”")
            }
            WarningStep {
                width: parent.width
                tone: root.accent
                toneInk: Theme.onColor
                size: Theme.body
                number: 2
                text: root.upright ? qsTr("对准上面的方块，离一步远") : qsTr("对准左边的方块，离一步远")
            }
            WarningStep {
                width: parent.width
                tone: root.accent
                toneInk: Theme.onColor
                size: Theme.body
                number: 3
                text: root.backend.byAddress ? qsTr("手机上打开全文，要有网")
                    : root.turnable ? qsTr("点“下一张”接着扫，文字就在手机里，不用网")
                                    : qsTr("文字就在手机里，不用网")
            }
            Label {
                width: parent.width
                visible: !root.backend.isWhole
                text: root.backend.hasAddress ? qsTr("文章太长，这几张只装得下前面一段。全文请点“开网页”")
                                              : qsTr("文章太长，这几张只装得下前面一段")
                color: Theme.inkSoft
                font.pixelSize: Theme.body
            }
            Rectangle {
                visible: root.backend.canPrint
                width: parent.width
                height: Theme.hair
                color: Theme.line
            }
            BigButton {
                visible: root.backend.canPrint
                width: parent.width
                implicitHeight: Theme.dp(120)
                live: root.backend.isFree
                text: qsTr("印一张大字的")
                name: qsTr("打印")
                pictogram: "print"
                size: Theme.strong
                accent: root.accent
                strong: true
                onTapped: root.backend.print()
            }
            Label {
                width: parent.width
                visible: text !== ""
                text: root.backend.printed
                color: root.backend.failed ? Theme.up : Theme.technique
                font.pixelSize: Theme.strong
                font.bold: true
            }
        }
    }
    Rectangle {                             // what the code holds, for who wants to see it first
        readonly property real room: side.height - column.height
        readonly property int most: Math.floor((room - Theme.l) / (held.font.pixelSize * 1.45))
        visible: side.visible && most >= 2
        x: side.x
        y: side.y + column.height
        width: side.width
        height: Math.min(room, held.implicitHeight + Theme.l)
        radius: Theme.radius
        color: Theme.card
        border.color: Theme.line
        border.width: Theme.hair
        Label {
            id: held
            x: Theme.m
            y: Theme.s
            width: parent.width - 2 * Theme.m
            text: root.backend.text
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            wrapMode: Text.Wrap
            maximumLineCount: Math.max(1, parent.most)
            mayElide: "the code holds all of it; this is a look inside"
        }
    }
    Empty {
        visible: root.backend.count === 0
        anchors.centerIn: parent
        pictogram: "take"
        title: qsTr("这一页没有可带走的")
        text: qsTr("点“返回”看别的。")
    }
}

// The officer's door: big keys that stay where they are, digits that nobody sees.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property PinBackend backend
    property real position: 0

    readonly property bool upright: Theme.portrait
    readonly property bool isCode: backend.asked === "code"
    readonly property bool isShut: isCode && backend.number === ""

    anchors.fill: parent
    title: qsTr("信息员")
    pictogram: "person"
    accent: Theme.village
    searchable: false
    footItems: [
        BigButton {
            visible: root.backend.asked === "pin"
            text: qsTr("忘了密码")
            pictogram: "phone"
            onTapped: root.backend.forgot()
        }
    ]

    Column {
        id: words
        x: Theme.margin
        y: Theme.l
        width: root.upright ? parent.width - 2 * Theme.margin : parent.width - keys.width - 3 * Theme.margin
        spacing: Theme.m

        Label {
            width: parent.width
            text: {
                switch (root.backend.asked) {
                case "pin": return qsTr("请按密码")
                case "code": return root.isShut ? qsTr("现在还不能定密码") : qsTr("请按县里告诉您的设置码")
                case "new": return qsTr("定一个新密码")
                case "again": return qsTr("再按一遍")
                default: return qsTr("请等一下")
                }
            }
            font.pixelSize: Theme.head
            font.bold: true
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: {
                switch (root.backend.asked) {
                case "pin": return qsTr("村里的通知、供求只有信息员能写。")
                case "new": return qsTr("六位以上的数字，别人猜不到、自己忘不了。")
                case "again": return qsTr("和刚才的一样。")
                case "code": return root.isShut
                    ? qsTr("这台机器还没有和县里联系过，县里不认识它。联上一次网，或者插一次U盘，再来。")
                    : qsTr("第一次用，或者忘了密码，就给县里打电话，念下面两个数，对方会告诉您八位设置码。")
                default: return ""
                }
            }
            color: Theme.inkSoft
            lineHeight: Theme.lineHeight
        }
        Row {
            visible: root.isCode && !root.isShut
            spacing: 2 * Theme.xl       // two numbers, not one
            Repeater {
                model: [[qsTr("登记码"), root.backend.device], [qsTr("设置号"), root.backend.number]]
                Column {
                    id: pair
                    required property var modelData
                    Label {
                        text: pair.modelData[0]
                        color: Theme.inkSoft
                        font.pixelSize: Theme.small
                    }
                    Label {
                        text: pair.modelData[1]
                        font.pixelSize: Theme.number
                        font.bold: true
                        maximumLineCount: 1
                        elide: Text.ElideNone
                    }
                }
            }
        }
        Rectangle {
            visible: root.backend.asked !== "" && !root.isShut
            width: parent.width
            height: Theme.dp(108)
            radius: Theme.radius
            color: Theme.card
            border.color: root.accent
            border.width: 2 * Theme.hair
            Label {
                anchors.centerIn: parent
                text: root.isCode ? root.backend.shown : "●".repeat(root.backend.count)
                font.pixelSize: Theme.title
                font.bold: true
                maximumLineCount: 1
                Accessible.name: qsTr("按了{n}位").replace("{n}", root.backend.count)
            }
        }
        Label {
            width: parent.width
            visible: text !== ""
            text: root.backend.isBusy ? qsTr("正在核对…") : root.backend.word
            color: root.backend.isBusy ? Theme.inkSoft : Theme.up
            font.bold: true
        }
    }
    Grid {
        id: keys
        visible: root.backend.asked !== "" && !root.isShut
        readonly property real room: root.upright
            ? parent.height - words.y - words.height - 2 * Theme.l : parent.height - 2 * Theme.l
        readonly property real keyHeight: Math.max(Theme.dp(88), Math.min(Theme.dp(176), (room - 3 * spacing) / 4))
        readonly property real keyWidth: root.upright
            ? (parent.width - 2 * Theme.margin - 2 * spacing) / 3 : Theme.dp(220)
        x: root.upright ? Theme.margin : parent.width - width - Theme.margin
        y: root.upright ? parent.height - height - Theme.l : Theme.l
        columns: 3
        spacing: Theme.s
        opacity: root.backend.mayPress ? 1 : 0.4
        Repeater {
            model: ["1", "2", "3", "4", "5", "6", "7", "8", "9"]
            LetterKey {
                required property string modelData
                width: keys.keyWidth
                height: keys.keyHeight
                live: root.backend.mayPress
                accent: root.accent
                text: modelData
                onTapped: root.backend.press(modelData)
            }
        }
        LetterKey {
            width: keys.keyWidth
            height: keys.keyHeight
            live: root.backend.mayPress
            accent: root.accent
            text: qsTr("删一个")
            pictogram: "delete"
            onTapped: root.backend.rub()
        }
        LetterKey {
            width: keys.keyWidth
            height: keys.keyHeight
            live: root.backend.mayPress
            accent: root.accent
            text: "0"
            onTapped: root.backend.press("0")
        }
        BigButton {
            width: keys.keyWidth
            height: keys.keyHeight
            live: root.backend.mayPress && root.backend.count > 0
            text: qsTr("确定")
            strong: true
            accent: root.accent
            onTapped: root.backend.enter()
        }
    }
}

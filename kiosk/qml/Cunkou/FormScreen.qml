// A notice or an offer as it is being written: its lines at the left, the editor of one at the right
// (below, upright).
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property FormBackend backend
    property alias position: lines.contentY

    readonly property bool upright: Theme.portrait
    readonly property bool isOpen: backend.chosen !== "" && !backend.isDone

    property bool writesOther: false        // what none of the drawings shows

    anchors.fill: parent
    readonly property bool stands: stage.screen === "form"        // beneath a warning, too
    onStandsChanged: {
        writesOther = false
        if (!stands)
            written.keyset = "pinyin"
    }
    title: backend.isOffer ? qsTr("登记供求") : qsTr("写通知")
    pictogram: backend.isOffer ? "bag" : "village"
    accent: Theme.village
    searchable: false
    footItems: [
        BigButton {
            visible: root.isOpen
            text: qsTr("看看样子")
            pictogram: "picture"
            onTapped: root.backend.preview()
        },
        BigButton {
            visible: root.isOpen
            live: !root.backend.isBusy
            text: root.backend.isSaid ? qsTr("改好了，发出去") : qsTr("发出去")
            pictogram: "check"
            strong: true
            accent: root.accent
            onTapped: root.backend.publish()
        }
    ]

    ListView {
        id: lines
        visible: root.isOpen
        readonly property real least: Theme.target
        x: Theme.margin
        y: Theme.m
        width: root.upright ? parent.width - 2 * Theme.margin : Math.round((parent.width - 2 * Theme.margin) * 0.42)
        height: root.upright ? Math.min(contentHeight, Math.round(parent.height * 0.5)) : parent.height - 2 * Theme.m
        spacing: Theme.xs
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: 0
        model: root.backend.fields
        delegate: FormLine {
            id: line
            required property int index
            required property string field
            onIsChosenChanged: if (isChosen) lines.positionViewAtIndex(index, ListView.Contain)
            required property string editor
            width: lines.width
            height: lines.least
            accent: root.accent
            onTapped: {
                root.writesOther = false
                root.backend.choose(line.field)
            }
        }
    }
    Item {
        id: desk
        visible: root.isOpen
        x: root.upright ? Theme.margin : lines.x + lines.width + Theme.l
        y: root.upright ? lines.y + lines.height + Theme.m : Theme.m
        width: parent.width - x - Theme.margin
        height: parent.height - y - Theme.m

        Item {
            id: head
            width: parent.width
            height: Math.max(asked.implicitHeight, fromStick.visible ? fromStick.height : 0)
            Label {
                id: asked
                anchors { left: parent.left; right: fromStick.visible ? fromStick.left : parent.right }
                anchors.verticalCenter: parent.verticalCenter
                text: root.backend.word !== "" ? root.backend.word : root.backend.label
                color: root.backend.word !== "" ? Theme.up : root.accent
                font.pixelSize: Theme.strong
                font.bold: true
                maximumLineCount: 2
            }
            BigButton {
                id: fromStick
                visible: root.backend.chosen === "text"
                anchors.right: parent.right
                text: qsTr("从U盘读")
                pictogram: "stick"
                accent: root.accent
                onTapped: root.stage.open("browse", "text")
            }
        }
        Item {
            id: editor
            y: head.height + Theme.s
            width: parent.width
            height: parent.height - y

            readonly property string kind: root.backend.editor
            readonly property bool hasGoods: root.backend.chosen === "what" && !root.writesOther

            ChoiceDesk {
                visible: editor.hasGoods || editor.kind === "choice"
                width: parent.width
                height: parent.height - (editor.hasGoods ? other.height + Theme.m : 0)
                options: root.backend.options
                accent: root.accent
                onPicked: value => root.backend.pick(value)
            }
            BigButton {
                id: other
                visible: editor.hasGoods
                anchors.bottom: parent.bottom
                text: qsTr("没有？自己写")
                pictogram: "paper"
                accent: root.accent
                onTapped: root.writesOther = true
            }
            TextDesk {
                id: written
                visible: (editor.kind === "words" && !editor.hasGoods) || editor.kind === "text"
                anchors.fill: parent
                writer: root.backend.writer
                hand: root.backend.hand
                accent: root.accent
            }
            DigitDesk {
                visible: editor.kind === "digits"
                anchors.fill: parent
                backend: root.backend
                accent: root.accent
            }
            DayDesk {
                visible: editor.kind === "day"
                width: parent.width
                backend: root.backend
                accent: root.accent
            }
            PictureDesk {
                visible: editor.kind === "picture"
                anchors.fill: parent
                stage: root.stage
                backend: root.backend
                accent: root.accent
            }
        }
    }
    Column {
        visible: root.backend.isDone
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.xl
        spacing: Theme.l
        Empty {
            anchors.horizontalCenter: parent.horizontalCenter
            pictogram: "check"
            accent: Theme.technique
            title: qsTr("发出去了")
            text: qsTr("大家现在就能看到，标着“本村”。联上网以后，会送给乡里看看要不要也发。")
        }
        BigButton {
            anchors.horizontalCenter: parent.horizontalCenter
            text: qsTr("看已经写的")
            pictogram: "policy"
            accent: root.accent
            strong: true
            onTapped: root.stage.open("own", "")
        }
    }
}

// Search: write pinyin or its first letters on big keys (characters too, where there is a keyboard),
// or touch a pictogram; results while writing.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property SearchBackend backend
    property alias position: results.contentY

    readonly property bool upright: Theme.portrait
    readonly property bool begun: backend.words !== ""
    readonly property real deskWidth: upright ? width - 2 * Theme.margin : Math.round((width - 2 * Theme.margin) * 0.42)

    anchors.fill: parent
    title: qsTr("找一找")
    pictogram: "search"
    accent: Theme.guides
    searchable: false

    Rectangle {
        id: slip
        x: Theme.margin
        y: Theme.m
        width: root.deskWidth
        height: Math.max(Theme.dp(108), input.implicitHeight + Theme.s)
        radius: Theme.radius
        color: Theme.card
        border.color: input.activeFocus ? root.accent : Theme.line
        border.width: 2 * Theme.hair
        Pictogram {
            id: glassSign
            anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
            size: Theme.dp(56)
            name: "search"
            color: root.accent
        }
        Label {
            anchors { left: glassSign.right; right: parent.right; verticalCenter: parent.verticalCenter }
            anchors { leftMargin: Theme.s; rightMargin: Theme.s }
            visible: !root.begun && input.preeditText === ""
            text: root.upright || Theme.textSize < 1.2 ? qsTr("写拼音或头一个字母，如 td 土豆") : qsTr("如 td 土豆")
            color: Theme.inkSoft
            font.pixelSize: Theme.body
            maximumLineCount: 1
        }
        TextInput {
            id: input
            anchors { left: glassSign.right; right: parent.right; verticalCenter: parent.verticalCenter }
            anchors { leftMargin: Theme.s; rightMargin: Theme.m }
            focus: root.visible
            clip: true
            color: Theme.ink
            font.family: Theme.family
            font.pixelSize: Theme.sp(48)
            font.bold: true
            renderType: Text.QtRendering
            maximumLength: 20
            text: root.backend.words
            onTextEdited: root.backend.write(text)
            Accessible.role: Accessible.EditableText
            Accessible.name: qsTr("要找的字")
            Binding on text { value: root.backend.words }
        }
    }
    LetterKeys {
        id: keys
        x: Theme.margin
        y: root.upright ? parent.height - height - Theme.m : slip.y + slip.height + Theme.m
        width: root.deskWidth
        accent: root.accent
        room: root.upright ? Theme.dp(4 * 112) : parent.height - y - Theme.m
        onPressed: letter => root.backend.press(letter)
        onRubbed: root.backend.rub()
        onCleared: root.backend.write("")
    }
    Item {
        id: desk
        x: root.upright ? Theme.margin : slip.x + slip.width + Theme.l
        y: root.upright ? slip.y + slip.height + Theme.m : Theme.m
        width: parent.width - x - Theme.margin
        height: (root.upright ? keys.y - Theme.m : parent.height) - y

        Column {
            id: begin
            visible: !root.begun || root.backend.count === 0
            width: parent.width
            spacing: Theme.m
            Label {
                visible: root.begun
                width: parent.width
                text: qsTr("没有找到“%1”").arg(root.backend.words)
                font.pixelSize: Theme.head
                font.bold: true
                maximumLineCount: 2
            }
            BigButton {
                visible: root.begun && root.backend.shorter !== ""
                text: qsTr("去掉一个字母：%1").arg(root.backend.shorter)
                pictogram: "delete"
                accent: root.accent
                onTapped: root.backend.rub()
            }
            Label {
                width: parent.width
                text: root.begun ? qsTr("或者点一个看看") : qsTr("大家常看的，点一下就找")
                color: Theme.inkSoft
                font.pixelSize: Theme.small
                maximumLineCount: 1
            }
        }
        GridView {
            id: grid
            readonly property int columns: Math.max(2, Math.floor(width / (Theme.dp(190) + Theme.sp(60))))
            visible: begin.visible
            anchors { left: parent.left; right: parent.right; top: begin.bottom; bottom: parent.bottom }
            anchors { topMargin: Theme.s; rightMargin: -Theme.s }
            clip: true
            cellWidth: Math.floor(width / columns)
            cellHeight: Theme.dp(120) + Theme.body * 1.45 + Theme.m + Theme.s
            boundsBehavior: Flickable.StopAtBounds
            model: root.backend.picks
            delegate: Card {
                id: pick
                required property string word
                required property string picture
                name: word
                width: grid.cellWidth - Theme.s
                height: grid.cellHeight - Theme.s
                onTapped: root.backend.write(word)
                Column {
                    anchors.centerIn: parent
                    width: parent.width - Theme.s
                    Pictogram {
                        anchors.horizontalCenter: parent.horizontalCenter
                        size: Theme.dp(104)
                        name: pick.picture
                        color: root.accent
                    }
                    Label {
                        width: parent.width
                        text: pick.word
                        font.bold: true
                        maximumLineCount: 1
                        horizontalAlignment: Text.AlignHCenter
                    }
                }
            }
        }
        Label {
            id: countLabel
            visible: results.visible
            width: parent.width
            text: qsTr("找到%1条").arg(root.backend.count)
            color: Theme.inkSoft
            font.pixelSize: Theme.small
            maximumLineCount: 1
        }
        Column {
            id: prices
            visible: results.visible
            anchors { left: parent.left; right: parent.right; top: countLabel.bottom; topMargin: Theme.xs }
            spacing: Theme.s
            Repeater {
                model: root.backend.prices
                PriceCard {
                    width: desk.width
                    height: implicitHeight
                    onTapped: root.stage.open("product", key)
                }
            }
        }
        ListView {
            id: results
            visible: root.begun && root.backend.count > 0
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            anchors { top: prices.bottom; topMargin: prices.height > 0 ? Theme.s : 0 }
            spacing: Theme.s
            clip: true
            reuseItems: true
            cacheBuffer: 0
            maximumFlickVelocity: 6000
            bottomMargin: Theme.m
            model: root.backend.results
            delegate: ResultCard {
                width: results.width
                height: implicitHeight
                generation: root.stage.generation
                onTapped: root.stage.open("article", itemId)
            }
        }
    }
}

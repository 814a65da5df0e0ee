// A look at the glass itself: colours one after another, then a grid to be touched everywhere.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

Rectangle {
    id: root

    required property Stage stage
    required property CheckBackend backend
    property real position: 0
    property int step: 0
    property int touched: 0

    readonly property bool isGrid: step >= Theme.checkColors.length
    readonly property int columns: Theme.portrait ? 6 : 10
    readonly property int rows: Theme.portrait ? 10 : 6

    anchors.fill: parent
    color: isGrid ? Theme.paper : Theme.checkColors[step]
    readonly property bool stands: stage.screen === "check"       // beneath a warning, too
    onStandsChanged: {
        step = 0
        touched = 0
    }

    Pressable {
        anchors.fill: parent
        visible: !root.isGrid
        name: qsTr("下一个颜色")
        onTapped: root.step += 1
        Rectangle {
            anchors.centerIn: parent
            width: words.width + 2 * Theme.l
            height: words.height + Theme.m
            radius: Theme.radius
            color: Theme.card
            Label {
                id: words
                anchors.centerIn: parent
                text: qsTr("整面都是一个颜色吗？有黑点、花条就记下来。按一下看下一个。")
                width: Math.min(implicitWidth, root.width * 0.8)
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.Heading
            }
        }
    }
    Grid {
        id: cells
        visible: root.isGrid
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: bar.top }
        columns: root.columns
        Repeater {
            id: each
            model: root.isGrid ? root.columns * root.rows : 0
            Pressable {
                id: cell
                required property int index
                property bool isDone: false
                name: qsTr("格子 %1").arg(index + 1)
                width: cells.width / root.columns
                height: cells.height / root.rows
                onTapped: {
                    if (!isDone)
                        root.touched += 1
                    isDone = true
                }
                Rectangle {
                    anchors { fill: parent; margins: Theme.hair }
                    color: cell.isDone ? Theme.technique : cell.pressed ? Theme.pressed : Theme.card
                    border.color: Theme.line        // a white page shows where each begins
                    border.width: Theme.hair
                }
            }
        }
    }
    Rectangle {
        id: bar
        visible: root.isGrid
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: Math.max(Theme.bar + Theme.dp(8), said.implicitHeight + Theme.m)
        color: Theme.paperDeep
        BigButton {
            id: back
            anchors { left: parent.left; leftMargin: Theme.margin; verticalCenter: parent.verticalCenter }
            text: qsTr("返回")
            pictogram: "back"
            strong: true
            onTapped: root.stage.back()
        }
        Label {
            id: said
            anchors { left: back.right; right: parent.right; verticalCenter: parent.verticalCenter; margins: Theme.m }
            text: root.touched === each.count ? qsTr("每一格都按得动，屏幕是好的")
                                              : qsTr("每一格都按一下，变绿就是好的。还有 %1 格").arg(each.count - root.touched)
            font.bold: true
            color: root.touched === each.count ? Theme.technique : Theme.ink
            maximumLineCount: 2
            Accessible.role: Accessible.Heading
        }
    }
}

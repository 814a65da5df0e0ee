// One of the seven days: name, both halves, coldest to warmest on the range of the week.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Item {
    id: root

    required property int index
    required property string name
    required property string date
    required property string weather
    required property string dayPicture
    required property string nightPicture
    required property string high
    required property string low
    required property real lowAt
    required property real highAt
    required property bool freezes
    required property string spoken

    readonly property real degrees: Theme.strong * 2.9
    readonly property real fixed: names.width + pictures.width + 2 * degrees + Theme.m * 2 + Theme.s * 5
    readonly property real bar: Math.max(Theme.dp(70), Math.min(width * 0.3, width - fixed - Theme.small * 7))
    readonly property bool roomy: width - fixed - bar > Theme.small * 3

    implicitHeight: Math.max(Theme.dp(80), (Theme.strong + Theme.tiny) * 1.45 + Theme.xs)
    Accessible.role: Accessible.StaticText
    Accessible.name: spoken

    Rectangle {
        visible: root.index > 0
        x: Theme.m
        width: parent.width - 2 * Theme.m
        height: Theme.hair
        color: Theme.line
    }
    Column {
        id: names
        anchors { left: parent.left; leftMargin: Theme.m; verticalCenter: parent.verticalCenter }
        width: Math.max(Theme.strong * 3.2, tomorrow.advanceWidth)
        TextMetrics {                       // the longest of the common names, in any language
            id: tomorrow
            font { family: Theme.family; pixelSize: Theme.strong; bold: true }
            text: qsTr("明天")
        }
        Label {
            width: parent.width
            text: root.name
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.tiny
            font.pixelSize: Theme.strong
            font.bold: root.index < 2
            maximumLineCount: 1
        }
        Label {
            width: parent.width
            text: root.date
            color: Theme.inkSoft
            font.pixelSize: Theme.tiny
            maximumLineCount: 1
        }
    }
    Row {
        id: pictures
        anchors { left: names.right; leftMargin: Theme.xs; verticalCenter: parent.verticalCenter }
        spacing: Theme.dp(4)
        Pictogram {
            size: Theme.dp(64)
            name: root.dayPicture
            color: Theme.weather
        }
        Pictogram {
            size: Theme.dp(64)
            name: root.nightPicture
            color: Theme.weather
        }
    }
    Label {
        anchors { left: pictures.right; right: lowLabel.left; verticalCenter: parent.verticalCenter }
        anchors { leftMargin: Theme.s; rightMargin: Theme.xs }
        visible: root.roomy
        text: root.weather
        maximumLineCount: 3
        font.pixelSize: Theme.small
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Theme.spAt(20, 1)
    }
    Label {
        id: lowLabel
        anchors { right: range.left; rightMargin: Theme.s; verticalCenter: parent.verticalCenter }
        width: root.degrees
        text: root.low
        color: root.freezes ? Theme.weather : Theme.inkSoft
        font.pixelSize: Theme.strong
        font.bold: root.freezes
        maximumLineCount: 1
        horizontalAlignment: Text.AlignRight
    }
    Rectangle {
        id: range
        anchors { right: highLabel.left; rightMargin: Theme.s; verticalCenter: parent.verticalCenter }
        width: root.bar
        height: Theme.dp(14)
        radius: height / 2
        color: Theme.paperDeep
        Rectangle {
            x: root.lowAt * (parent.width - parent.height)
            width: (root.highAt - root.lowAt) * (parent.width - parent.height) + parent.height
            height: parent.height
            radius: height / 2
            color: Theme.weather
        }
    }
    Label {
        id: highLabel
        anchors { right: parent.right; rightMargin: Theme.m; verticalCenter: parent.verticalCenter }
        width: root.degrees
        text: root.high
        font.pixelSize: Theme.strong
        font.bold: true
        maximumLineCount: 1
    }
}

// One line of a slide: a product with its price, half a day of weather, or one thing to do.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Rectangle {
    id: root

    required property int index
    required property string picture
    required property string title
    required property string words
    required property string aside
    required property string way
    property int level: 0
    property bool numbered: false       // one thing to do, with its number
    property bool tall: false           // picture above the words
    property color ink: Theme.ink

    color: Theme.card
    radius: Theme.radius
    border.color: Theme.line
    border.width: Theme.hair

    WarningStep {
        visible: root.numbered
        anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
        anchors.margins: Theme.l
        number: root.index + 1
        text: root.words
        level: root.level
        size: Theme.display(46)
    }
    Pictogram {
        id: drawing
        visible: !root.numbered
        x: root.tall ? (parent.width - width) / 2 : Theme.l
        y: root.tall ? (parent.height - height - texts.height) / 2 : (parent.height - height) / 2
        size: Math.min(Theme.dp(root.tall ? 190 : 130), parent.height - Theme.m)
        name: root.picture
        color: root.ink
    }
    Column {
        id: texts
        visible: !root.numbered
        x: root.tall ? Theme.s : drawing.x + drawing.width + Theme.m
        y: root.tall ? drawing.y + drawing.height : (parent.height - height) / 2
        width: parent.width - x - (root.tall ? Theme.s : (asideBeside.visible ? asideBeside.implicitWidth + Theme.l : 0) + Theme.l)
        component Line: Label {
            width: texts.width
            horizontalAlignment: root.tall ? Text.AlignHCenter : Text.AlignLeft
            maximumLineCount: 1
        }
        Line {
            text: root.title
            color: Theme.inkSoft
            font.pixelSize: Theme.display(38)
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.tiny
        }
        Line {
            text: root.words
            font.pixelSize: Theme.display(56)
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.body
        }
        Line {
            visible: root.tall || root.way === ""
            text: root.aside
            color: Theme.inkSoft
            font.pixelSize: Theme.display(34)
        }
    }
    Label {
        id: asideBeside
        visible: !root.numbered && !root.tall && root.way !== ""
        anchors { right: parent.right; rightMargin: Theme.l; verticalCenter: parent.verticalCenter }
        text: root.aside
        color: root.way === "up" ? Theme.up : root.way === "down" ? Theme.down : Theme.inkSoft
        font.pixelSize: Theme.display(44)
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideNone
    }
}

// One line of a slide, to be read from the door: a product with its price, half a day of weather, or
// one thing to do.
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

    readonly property bool moved: way === "up" || way === "down"
    readonly property real great: Math.min(Theme.doorFigure, height * (tall ? 0.22 : 0.42))    // the figure

    color: Theme.card
    radius: Theme.radius
    border.color: Theme.line
    border.width: Theme.hair

    Rectangle {                         // the number of a thing to do
        id: disc
        visible: root.numbered
        x: Theme.l
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(Theme.dp(120), parent.height - 2 * Theme.m)
        height: width
        radius: width / 2
        color: Theme.levelColor(root.level)
        Label {
            anchors.centerIn: parent
            text: root.index + 1
            color: Theme.levelInk(root.level)
            font.pixelSize: parent.height * 0.62
            font.bold: true
            maximumLineCount: 1
        }
    }
    FitLabel {
        visible: root.numbered
        anchors { left: disc.right; leftMargin: Theme.l; verticalCenter: parent.verticalCenter }
        width: parent.width - x - Theme.l
        room: root.numbered ? parent.height - Theme.m : 0
        words: root.numbered ? root.words : ""
        size: Theme.doorWords
        least: Theme.doorLeast
        whole: true
        bold: true
    }
    Pictogram {
        id: drawing
        visible: !root.numbered
        x: root.tall ? (parent.width - width) / 2 : Theme.l
        y: root.tall ? (parent.height - height - texts.height) / 2 : (parent.height - height) / 2
        size: root.tall ? Math.min(Theme.dp(250), parent.height * 0.34)
                        : Math.min(Theme.dp(240), parent.height - 2 * Theme.s, parent.width * 0.26)
        name: root.numbered ? "" : root.picture
        color: root.ink
    }
    Column {
        id: texts
        visible: !root.numbered
        x: root.tall ? Theme.s : drawing.x + drawing.width + Theme.l
        y: root.tall ? drawing.y + drawing.height : (parent.height - height) / 2
        width: parent.width - x - (root.tall ? Theme.s : (change.visible ? change.width + Theme.m : 0) + Theme.l)
        component Line: Label {
            width: texts.width
            horizontalAlignment: root.tall ? Text.AlignHCenter : Text.AlignLeft
            maximumLineCount: 1
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.doorSource
        }
        Line {
            id: head
            width: root.width - texts.x - (root.tall ? Theme.s : Theme.l)
            text: root.title
            color: Theme.inkSoft
            font.pixelSize: Math.max(Theme.doorLeast, root.great * 0.46)
            mayElide: "the day and the market stand first; which sort it is says the price list"
        }
        Line {
            id: figure
            text: root.words
            font.pixelSize: root.great
            font.bold: true
            lineHeight: 0.92
        }
        Line {
            visible: text !== "" && !root.moved
            text: root.aside
            font.pixelSize: Math.max(Theme.doorLeast, root.great * 0.46)
        }
    }
    Label {                             // how the price moved, beside the price
        id: change
        visible: !root.numbered && root.moved
        anchors { right: parent.right; rightMargin: Theme.l; baseline: texts.bottom }
        anchors.baselineOffset: figure.baselineOffset - figure.height
        text: root.aside
        color: root.way === "up" ? Theme.up : Theme.down
        font.pixelSize: root.great * 0.56
        font.bold: true
        maximumLineCount: 1
        elide: Text.ElideNone
    }
}

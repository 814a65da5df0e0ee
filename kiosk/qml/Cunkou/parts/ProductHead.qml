// One product in big figures: what it is, where, what it costs, how it moved.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou

Card {
    id: root

    property string picture: ""
    property string product: ""
    property string detail: ""
    property string market: ""
    property string price: ""
    property string unit: ""
    property string range: ""
    property string age: ""
    property bool isOld: false
    property string previousWay: ""
    property string previousText: ""
    property string previousSince: ""
    property string weekWay: ""
    property string weekText: ""
    property string weekSince: ""
    property string highest: ""
    property string lowest: ""
    property bool byMass: true
    property bool perKilogram: false
    property bool demo: false
    signal exchanged

    readonly property bool upright: Theme.portrait

    live: false
    implicitHeight: (upright ? Math.max(names.height, figures.height) : figures.y + figures.height)
        + changes.height + 2 * Theme.s + 2 * Theme.m

    Item {
        anchors.fill: parent
        anchors.margins: Theme.m

        Row {
            id: names
            width: root.upright ? parent.width * 0.56 : parent.width
            spacing: Theme.m
            Pictogram {
                id: drawing
                size: Theme.dp(112)
                name: root.picture
                color: Theme.prices
            }
            Column {
                width: parent.width - drawing.width - parent.spacing
                Label {
                    width: parent.width
                    text: root.product
                    font.pixelSize: Theme.title
                    font.bold: true
                    maximumLineCount: 2
                }
                Label {
                    width: parent.width
                    visible: text !== ""
                    text: root.detail
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                    maximumLineCount: 1
                }
                Label {
                    width: parent.width
                    text: root.market
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                    maximumLineCount: 2
                }
                Mark {
                    text: root.demo ? qsTr("演示数据") : ""
                }
            }
        }
        Column {
            id: figures
            x: root.upright ? names.width + Theme.m : 0
            y: root.upright ? 0 : names.height + Theme.s
            width: parent.width - x
            Flow {
                width: parent.width
                spacing: Theme.m
                Label {
                    id: amount
                    text: root.price
                    color: root.isOld ? Theme.inkSoft : Theme.ink
                    font.pixelSize: Theme.display(92)
                    font.bold: true
                    lineHeight: 0.9
                    maximumLineCount: 1
                }
                Label {
                    visible: !root.byMass
                    height: amount.height
                    text: root.unit
                    color: Theme.inkSoft
                    maximumLineCount: 1
                }
                Item {
                    visible: root.byMass
                    width: unitSwitch.width
                    height: Math.max(amount.height, unitSwitch.height)
                    UnitSwitch {
                        id: unitSwitch
                        anchors.verticalCenter: parent.verticalCenter
                        perKilogram: root.perKilogram
                        onTapped: root.exchanged()
                    }
                }
            }
            Row {
                spacing: Theme.s
                Label {
                    visible: !root.isOld
                    text: root.age
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                    maximumLineCount: 1
                }
                Mark {
                    text: root.isOld ? root.age : ""
                }
                Label {
                    visible: root.range !== ""
                    text: root.range
                    color: Theme.inkSoft
                    font.pixelSize: Theme.small
                    maximumLineCount: 1
                }
            }
        }
        Rectangle {
            id: rule
            y: Math.max((root.upright ? Math.max(names.height, figures.height) : figures.y + figures.height) + Theme.s,
                        parent.height - changes.height - Theme.s)
            width: parent.width
            height: Theme.hair
            color: Theme.line
        }
        Grid {
            id: changes
            readonly property real cell: (width - (columns - 1) * spacing) / columns
            y: rule.y + Theme.s
            width: parent.width
            columns: root.upright ? (Theme.textSize > 1.3 ? 2 : 4) : (Theme.textSize > 1.1 ? 1 : 2)
            spacing: Theme.s
            component Titled: Column {
                id: titled
                property string title: ""
                default property alias below: place.data
                width: changes.cell
                Label {
                    width: parent.width
                    text: titled.title
                    color: Theme.inkSoft
                    font.pixelSize: Theme.tiny
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.spAt(20, 1)
                    wrapMode: Text.NoWrap
                    maximumLineCount: 1
                }
                Item {
                    id: place
                    width: parent.width
                    height: childrenRect.height
                }
            }
            Titled {
                title: qsTr("比上次")
                ChangeWords {
                    width: changes.cell
                    way: root.previousWay
                    text: root.previousText
                    since: root.previousSince
                }
            }
            Titled {
                title: qsTr("比一周前")
                ChangeWords {
                    width: changes.cell
                    way: root.weekWay
                    text: root.weekText
                    since: root.weekSince
                }
            }
            Titled {
                title: qsTr("90天最高")
                Label {
                    width: changes.cell
                    text: root.highest
                    font.pixelSize: Theme.small
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.spAt(20, 1)
                    wrapMode: Text.NoWrap
                    maximumLineCount: 1
                }
            }
            Titled {
                title: qsTr("90天最低")
                Label {
                    width: changes.cell
                    text: root.lowest
                    font.pixelSize: Theme.small
                    fontSizeMode: Text.HorizontalFit
                    minimumPixelSize: Theme.spAt(20, 1)
                    wrapMode: Text.NoWrap
                    maximumLineCount: 1
                }
            }
        }
    }
}

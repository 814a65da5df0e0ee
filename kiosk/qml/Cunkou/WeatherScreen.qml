// The weather: warnings, now, tonight and tomorrow in halves of days, seven days, the county's
// line for work in the field.
pragma ComponentBehavior: Bound
import QtQuick
import Cunkou
import Cunkou.parts
import Cunkou.Backends

PageFrame {
    id: root

    required property WeatherBackend backend
    property alias position: page.contentY
    readonly property Voice voice: stage.voice as Voice
    readonly property bool great: Theme.textSize > 1.3
    readonly property bool oneColumn: Theme.portrait || Theme.textSize > 1.1
    readonly property real gap: oneColumn && !Theme.portrait ? Theme.s : Theme.m

    anchors.fill: parent
    title: qsTr("天气预警")
    pictogram: "weather"
    accent: Theme.weather
    takeable: !backend.isEmpty
    footItems: [
        BigButton {
            visible: root.backend.hasMap
            text: qsTr("地图")
            pictogram: "map"
            onTapped: root.stage.open("map", "")
        },
        TurnButton {
            visible: page.contentHeight > page.height + Theme.dp(4)
            turns: page
            way: -1
            onTapped: page.turn(-1)
        },
        TurnButton {
            visible: page.contentHeight > page.height + Theme.dp(4)
            turns: page
            way: 1
            accent: Theme.weather
            onTapped: page.turn(1)
        }
    ]

    Flickable {
        id: page

        function turn(pages: int) {
            const last = Math.max(0, contentHeight - height)
            contentY = Math.max(0, Math.min(last, contentY + pages * height * 0.85))
        }

        anchors.fill: parent
        contentHeight: sheet.height
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Column {
            id: sheet
            x: Theme.margin
            width: page.width - 2 * Theme.margin
            topPadding: root.gap
            bottomPadding: Theme.m
            spacing: root.gap

            Item {                                  // side by side; at the largest type the heads beside the worst
                id: notices
                readonly property bool single: Theme.portrait || warnings.count === 1
                readonly property real worst: single ? width : Math.round((width - Theme.m) * (root.great ? 0.68 : 0.5))
                width: parent.width
                height: childrenRect.height
                visible: warnings.count > 0
                Repeater {
                    id: warnings
                    model: root.backend.warnings
                    WarningCard {
                        id: notice
                        readonly property int column: notices.single ? 0 : root.great ? Math.min(1, index) : index % 2
                        readonly property Item above: index < 1 ? null
                            : warnings.itemAt(index - (notices.single || root.great ? 1 : 2)) as WarningCard
                        width: column === 0 ? notices.worst : notices.width - notices.worst - Theme.m
                        x: column * (notices.worst + Theme.m)
                        y: above !== null && above.x === x ? above.y + above.height + Theme.m : 0
                        height: brief && !notices.single && warnings.count === 2 ? Math.max(implicitHeight, above?.height ?? 0) : implicitHeight
                        onTapped: root.stage.open("article", item)
                        Heard { voice: root.voice; rows: "warnings"; row: notice.index; within: page }
                    }
                }
            }
            Repeater {
                model: root.backend.pages
                Item {
                    id: forecast

                    required property string place
                    required property string nowTemperature
                    required property string nowDetails
                    required property string running
                    required property string picture
                    required property string temperature
                    required property string extreme
                    required property string wind
                    required property string frost
                    required property string advice
                    required property string issued
                    required property bool isOld

                    readonly property bool upright: root.oneColumn
                    // What is left beneath the card of now on the first page: a sliver of the next it takes itself.
                    readonly property real rest: page.height - y - now.implicitHeight - Theme.m
                    readonly property real half: upright ? width : Math.round((width - Theme.m) * 0.5)

                    width: sheet.width
                    height: upright ? days.y + days.height : Math.max(left.height, days.height)

                    Column {
                        id: left
                        width: forecast.half
                        spacing: Theme.m
                        NowCard {
                            id: now
                            width: parent.width
                            height: implicitHeight + (forecast.rest < Theme.target ? Math.max(0, forecast.rest) : 0)
                            place: forecast.place
                            nowTemperature: forecast.nowTemperature
                            nowDetails: forecast.nowDetails
                            running: forecast.running
                            picture: forecast.picture
                            temperature: forecast.temperature
                            extreme: forecast.extreme
                            wind: forecast.wind
                            frost: forecast.frost
                            advice: forecast.advice
                            issued: forecast.issued
                            isOld: forecast.isOld
                            Heard { voice: root.voice; rows: "now"; within: page }
                        }
                        Row {
                            id: halves
                            width: parent.width
                            spacing: Theme.s
                            Repeater {
                                id: cards
                                model: root.backend.halves
                                HalfDay {
                                    id: half
                                    required property int index

                                    width: (halves.width - (cards.count - 1) * halves.spacing) / Math.max(1, cards.count)
                                    height: implicitHeight
                                    Heard { voice: root.voice; rows: "halves"; row: half.index; within: page }
                                }
                            }
                        }
                    }
                    Card {
                        id: days
                        live: false
                        x: forecast.upright ? 0 : forecast.half + Theme.m
                        y: forecast.upright ? left.height + Theme.m : 0
                        width: forecast.width - x
                        height: forecast.upright ? list.height + Theme.s : Math.max(list.height + Theme.s, left.height)

                        Column {
                            id: list
                            anchors { left: parent.left; right: parent.right; verticalCenter: parent.verticalCenter }
                            Repeater {
                                id: lines
                                model: root.backend.days
                                DayLine {
                                    id: day
                                    width: list.width
                                    height: forecast.upright ? Math.max(implicitHeight, Theme.dp(96))
                                        : Math.max(implicitHeight, (left.height - Theme.s) / Math.max(1, lines.count))
                                    Heard { voice: root.voice; rows: "days"; row: day.index; within: page }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
    Empty {
        visible: root.backend.isEmpty && warnings.count === 0
        anchors.centerIn: parent
        pictogram: "weather"
        accent: Theme.weather
        title: qsTr("还没有收到天气预报")
        text: qsTr("县里发来预报，这里就会显示。有预警会马上出现在屏幕上。")
    }
}

pragma ComponentBehavior: Bound
// Today, in the biggest type on the screen: date, farmer's calendar, weather, the days to come.
// Warnings stand in the band above every page.
import QtQuick
import Cunkou
import Cunkou.Backends

Rectangle {
    id: root

    required property HomeBackend backend
    required property Stage stage

    readonly property bool wide: width > height * 1.2
    readonly property real inner: Theme.l
    readonly property real middle: Math.round(width * 0.53)    // between the date and the weather

    // What all of it takes; the days to come stand in what is left, or the rest is given to the gaps.
    readonly property real need: head.height + Theme.s + dateColumn.height + (wide ? 0 : weather.height + Theme.s)
        + (backend.advice !== "" ? whole.implicitHeight + Theme.m : 0) + 3 * Theme.s
    readonly property real free: height - need
    readonly property bool showsComing: weather.visible && free > Theme.display(92)
    readonly property real gap: !weather.visible ? Math.max(Theme.s, (height - head.height - dateColumn.height) / 2)
        : showsComing ? Theme.s : Math.max(Theme.s, Math.min(Theme.xl, Theme.s + free / 4))

    // The last clause stays in one line: 最低-14℃.
    function together(words: string): string {
        const at = Math.max(words.lastIndexOf("，"), words.lastIndexOf(",")) + 1
        return words.slice(0, at) + words.slice(at).split("").join("\u2060")
    }

    color: Theme.card
    radius: Theme.radius
    border.color: Theme.line
    border.width: Theme.hair

    Rectangle {                             // the tear-off calendar's red head
        id: head
        objectName: "head"
        anchors { left: parent.left; right: parent.right; top: parent.top }
        height: place.implicitHeight + Theme.dp(28)
        radius: Theme.radius
        color: Theme.policy
        Rectangle {
            anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
            height: Theme.radius
            color: parent.color
        }
        Label {
            id: place
            anchors { left: parent.left; leftMargin: root.inner; verticalCenter: parent.verticalCenter }
            width: Math.min(implicitWidth, (mark.visible ? mark.x : clock.x) - Theme.s - x)
            text: root.backend.place
            color: Theme.onColor
            font.pixelSize: Theme.display(36)
            font.bold: true
            maximumLineCount: 1
        }
        Mark {
            id: mark
            anchors { right: clock.left; rightMargin: Theme.s; verticalCenter: parent.verticalCenter }
            text: root.backend.isDemo ? qsTr("演示数据") : ""
        }
        TapHandler {                        // whoever looks after the station holds a finger on it
            longPressThreshold: 1.5
            onLongPressed: root.stage.open("station", "")
        }
        Label {
            id: clock
            anchors { right: parent.right; rightMargin: root.inner; verticalCenter: parent.verticalCenter }
            text: root.backend.clock
            color: Theme.onColor
            font.pixelSize: Theme.display(36)
            maximumLineCount: 1
            elide: Text.ElideNone
        }
    }
    Pressable {                             // the date opens the calendar
        readonly property string underWords: "the day itself is what it says"
        name: qsTr("日历")
        x: 0
        y: head.height
        width: root.wide ? root.middle : root.width
        height: dateColumn.height + root.gap + Theme.xs
        onTapped: root.stage.open("calendar", "")
        Rectangle {
            anchors { fill: parent; margins: Theme.hair }
            visible: parent.pressed
            color: Theme.pressed
        }
    }
    Column {
        id: dateColumn
        x: root.inner
        y: head.height + root.gap
        width: root.wide ? root.middle - 1.5 * root.inner : root.width - 2 * root.inner
        spacing: Theme.dp(4)
        Label {
            width: parent.width
            text: root.backend.day
            font.pixelSize: Theme.today
            font.bold: true
            lineHeight: 0.86
            maximumLineCount: 1
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Theme.title
            Accessible.role: Accessible.Heading
        }
        Flow {
            width: parent.width
            spacing: Theme.m
            Label {
                text: root.backend.weekday
                font.pixelSize: Theme.display(40)
            }
            Label {
                visible: text !== ""
                text: root.backend.lunarDay
                font.pixelSize: Theme.display(40)
            }
        }
        Flow {
            width: parent.width
            spacing: Theme.m
            Label {
                id: term
                text: root.backend.term
                color: Theme.technique
                font.pixelSize: Theme.display(36)
                font.bold: true
            }
            Label {                         // beside the term, or not: a line of its own is the field's
                visible: text !== "" && !root.wide && term.implicitWidth + Theme.m + implicitWidth <= parent.width
                text: root.backend.nextTerm
                color: Theme.inkSoft
                font.pixelSize: Theme.display(30)
                height: Theme.display(52)
            }
        }
    }
    Rectangle {
        id: rule
        visible: weather.visible
        x: root.wide ? root.middle : root.inner
        y: root.wide ? head.height + Theme.l : dateColumn.y + dateColumn.height + root.gap / 2
        width: root.wide ? Theme.hair : root.width - 2 * root.inner
        height: root.wide ? dateColumn.height - Theme.s : Theme.hair
        color: Theme.line
    }
    Pressable {
        id: weather
        visible: root.backend.weather !== "" || root.backend.temperature !== ""
        name: qsTr("看今天的天气")
        x: root.wide ? rule.x + root.inner : root.inner
        y: root.wide ? head.height + Theme.l : rule.y + root.gap
        width: (root.wide ? root.width - root.middle : root.width) - 2 * root.inner
        height: Math.max(sky.height, weatherWords.height)
        onTapped: root.stage.openSection("weather")
        Pictogram {
            id: sky
            y: Theme.xs
            size: Theme.dp(Theme.textSize > 1.3 ? 104 : 128)
            name: root.backend.sky
        }
        Column {
            id: weatherWords
            anchors { left: sky.right; right: parent.right; leftMargin: Theme.m; top: parent.top }
            Label {
                width: parent.width
                visible: text !== ""
                text: root.backend.temperature
                font.pixelSize: Theme.number
                font.bold: true
                lineHeight: 0.84
                maximumLineCount: 1
            }
            Label {
                width: parent.width
                text: root.backend.weather
                font.pixelSize: Theme.display(root.backend.temperature === "" ? 40 : 32)
                font.bold: root.backend.temperature === ""
                maximumLineCount: root.wide ? 3 : 2
            }
            Label {
                width: parent.width
                text: root.together(root.backend.tonight)
                color: Theme.inkSoft
                font.pixelSize: Theme.display(30)
                maximumLineCount: 2
            }
        }
    }
    Row {                                   // the days to come, where there is room
        id: coming
        readonly property real from: (advice.visible ? advice.y + advice.height : advice.y) + Theme.s
        readonly property real until: root.height - Theme.s
        visible: root.showsComing && until - from > Theme.display(84)
        x: Theme.s
        y: until - height
        height: Math.min(until - from, Theme.dp(210))
        width: root.width - 2 * Theme.s
        Repeater {
            model: root.backend.coming
            Column {
                id: one
                required property string name
                required property string sky
                required property string range
                width: coming.width / 3
                y: Math.round((coming.height - height) / 2)
                Label {
                    width: parent.width
                    text: one.name
                    color: Theme.inkSoft
                    font.pixelSize: Theme.display(28)
                    horizontalAlignment: Text.AlignHCenter
                }
                Pictogram {
                    visible: coming.height > Theme.display(168)
                    anchors.horizontalCenter: parent.horizontalCenter
                    size: Theme.dp(68)
                    name: one.sky
                }
                Label {
                    width: parent.width
                    text: one.range
                    font.pixelSize: Theme.display(30)
                    font.bold: true
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
    Rectangle {                             // what it means for the field, in the county's words
        id: advice
        readonly property real room: root.height - Theme.s - y
        readonly property int size: Theme.display(30)
        readonly property bool isWhole: whole.lineCount <= most(size)
        readonly property bool isGreat: isWhole || bare.lineCount <= most(size)
        function most(size: int): int {
            return Math.max(1, Math.floor((room - Theme.s) / (size * 1.45)))
        }
        visible: root.backend.advice !== "" && room >= size * 2.2
        x: Theme.s
        y: Math.max(weather.y + weather.height, root.wide ? dateColumn.y + dateColumn.height : 0) + root.gap
        width: root.width - 2 * Theme.s
        height: Math.min(room, adviceWords.implicitHeight + Theme.m)
        radius: Theme.smallRadius
        color: Theme.wash(Theme.technique)
        Pictogram {
            id: sprout
            x: Theme.s
            anchors.verticalCenter: parent.verticalCenter
            size: Theme.dp(60)
            name: "technique"
            color: Theme.technique
        }
        Label {
            id: adviceWords
            anchors { left: sprout.right; right: parent.right; verticalCenter: parent.verticalCenter }
            anchors { leftMargin: Theme.s; rightMargin: Theme.s }
            // a remark in brackets at the end goes as a whole, not from its middle on; then size gives
            text: advice.isWhole ? root.backend.advice : bare.text
            font.pixelSize: advice.isGreat ? advice.size : Theme.displayAt(30, 1)
            maximumLineCount: advice.most(font.pixelSize)
            mayElide: "the weather page says all of it"
        }
        Label {
            id: whole
            visible: false
            width: adviceWords.width
            text: root.backend.advice
            font.pixelSize: advice.size
        }
        Label {
            id: bare
            visible: false
            width: adviceWords.width
            text: root.backend.advice.replace(/（[^（）]*）$/, "")
            font.pixelSize: advice.size
        }
    }
}

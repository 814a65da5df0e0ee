pragma ComponentBehavior: Bound
// A section on the home screen that answers: a drawing, a figure in display type, a word about it.
// Its name stands above, or, lying (upright screens), at its left.
import QtQuick
import Cunkou

Pressable {
    id: root

    required property string title
    required property string section
    required property string picture
    required property string lead           // what it is about
    required property string big            // the answer; empty where `lead` says all
    required property string unit
    required property string aside
    required property string way            // up, down, same, cold or empty: the colour of it
    required property string second         // what comes next, where there is room
    required property int news
    property bool lying: false
    property bool tight: false
    property color accent: Theme.ink

    readonly property color tone: way === "up" ? Theme.up : way === "down" ? Theme.down
                                : way === "cold" ? Theme.weather : Theme.ink

    name: title

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: root.pressed ? Theme.pressed : Theme.card
        border.color: Theme.line
        border.width: Theme.hair
    }
    SectionHead {
        id: head
        width: root.lying ? Theme.dp(246) : parent.width
        height: root.lying ? parent.height : Math.round(Math.max(Theme.dp(88), wordHeight + Theme.xs))
        standing: root.lying
        title: root.title
        tight: root.tight
        pictogram: root.section
        ground: root.pressed ? Theme.pressedColor(root.accent) : root.accent
        news: root.news
    }
    Loader {                                // nothing is said yet on the first picture
        x: root.lying ? head.width + Theme.m : Theme.m
        y: root.lying ? Theme.dp(10) : head.height + Theme.dp(10)
        width: parent.width - x - Theme.m
        height: parent.height - y - Theme.dp(10)
        active: root.lead !== ""
        sourceComponent: Item {
            id: body

            AnswerFigure {
                id: figure
                visible: root.big !== ""
                width: root.lying ? Math.round(parent.width * 0.56) : parent.width
                y: root.lying ? (parent.height - height) / 2 : 0
                lying: root.lying
                room: body.height
                picture: root.picture
                lead: root.lead
                big: root.big
                unit: root.unit
                accent: root.accent
                tone: root.tone
            }
            FitLabel {                          // a title, in place of a figure
                id: titleLabel
                visible: root.big === ""
                y: root.lying ? (parent.height - height - (said.visible ? said.height : 0)) / 2 : 0
                width: parent.width
                room: body.height - (root.aside !== "" ? 2 * said.least * said.spread : 0)
                words: root.lead
                size: Theme.strong
                least: Theme.spAt(28, 1)
                gives: 0.6
                bold: true
            }
            Column {
                id: after
                readonly property bool beside: root.lying && root.big !== ""
                readonly property Item above: root.big !== "" ? figure : titleLabel
                readonly property real room: beside ? body.height : body.height - above.height
                x: beside ? figure.width + Theme.s : 0
                y: beside ? (parent.height - height) / 2 : above.y + above.height
                width: parent.width - x
                FitLabel {
                    id: said
                    visible: words !== ""
                    width: parent.width
                    room: Math.max(least * spread, after.beside ? Math.min(body.height / 2, size * 1.02 * spread) : after.room)
                    words: root.aside
                    whole: true
                    color: root.big !== "" ? root.tone : Theme.inkSoft
                    size: root.big !== "" ? Theme.strong : Theme.body
                    bold: root.big !== ""
                }
                FitLabel {
                    readonly property real rest: after.room - (said.visible ? said.height : 0)
                    visible: words !== "" && rest >= least * spread
                    width: parent.width
                    room: Math.max(least * spread, after.beside ? body.height / 2 : rest)
                    words: root.second
                    color: Theme.inkSoft
                    size: Theme.small
                    least: Theme.spAt(24, 1)
                    mayElide: "the section behind it says all of it"
                }
            }
        }
    }
}

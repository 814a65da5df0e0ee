// The picture of a notice: taken from a stick, seen as villagers will see it.
import QtQuick
import Cunkou
import Cunkou.Backends

Item {
    id: root

    required property Stage stage
    required property FormBackend backend
    property color accent: Theme.ink

    Picture {
        id: shown
        anchors { left: parent.left; right: parent.right; top: parent.top; bottom: buttons.top }
        anchors.bottomMargin: Theme.m
        whole: true
        limit: height
        sha256: root.backend.picture
        placeholder: "picture"
        tint: root.accent
        generation: root.stage.generation
    }
    Flow {
        id: buttons
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        spacing: Theme.s
        BigButton {
            text: qsTr("从U盘挑一张")
            pictogram: "stick"
            strong: true
            accent: root.accent
            onTapped: root.stage.open("browse", "picture")
        }
        BigButton {
            visible: root.backend.picture !== ""
            text: qsTr("不要照片")
            pictogram: "delete"
            onTapped: root.backend.dropPicture()
        }
    }
}

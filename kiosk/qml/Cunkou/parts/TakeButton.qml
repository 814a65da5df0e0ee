// 带走: codes for a phone, or a sheet of paper, of the page that stands.
import QtQuick
import Cunkou.Backends

BigButton {
    required property Stage stage

    text: qsTr("带走")
    pictogram: "take"
    onTapped: stage.open("take", stage.screen)
}

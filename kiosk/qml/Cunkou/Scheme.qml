// One scheme of colours; as it stands here: ink on warm paper. Every pair of text and ground that
// screens use is reckoned by tests/ui/test_schemes.py.
import QtQuick

QtObject {
    property color paper: "#f5eee0"
    property color paperDeep: "#ebe1cd"    // foot, wells
    property color card: "#fffcf5"
    property color pressed: "#f3e6c9"
    property color line: "#dccfb6"
    property color ink: "#2a241d"
    property color inkSoft: "#5f554a"    // second lines
    property color onColor: "#ffffff"    // on a section's colour
    property color mark: "#fbe3a1"    // words found, 本周新增
    property color markInk: "#5a3c00"
    property color up: "#b3261e"    // in China red is up
    property color down: "#297131"
    property color quiet: "#8b8072"    // only for shapes, never for text

    property color policy: "#b0382d"
    property color technique: "#356e32"
    property color prices: "#994b08"
    property color weather: "#1f669f"
    property color pests: "#84467a"
    property color jobs: "#7d6100"
    property color courses: "#0e6d71"
    property color guides: "#4657a0"
    property color village: "#6d4b32"

    // Warnings by level 0..4: unknown, blue, yellow, orange, red
    property color unknown: "#5f554a"
    property color blue: "#1f669f"
    property color yellow: "#f4c20d"
    property color orange: "#e06c00"
    property color red: "#b71c1c"
    property color levelDark: "#2a241d"           // on yellow and orange
    property color levelLight: "#ffffff"          // on the others

    property color shade: "#e6201a12"             // over the page, behind an opened picture
    property color halo: "transparent"            // round drawings in printed colours
    property color night: "#000000"               // over the page, while it is to be less bright
}

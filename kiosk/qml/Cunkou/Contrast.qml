// For weak eyes: black on white, every pair of text and ground at least 7 to 1.
import QtQuick

Scheme {
    paper: "#ffffff"
    paperDeep: "#f0f0ec"
    card: "#ffffff"
    pressed: "#ffe680"
    line: "#4d4d4d"
    ink: "#000000"
    inkSoft: "#333333"
    onColor: "#ffffff"
    mark: "#ffdf3d"
    markInk: "#000000"
    up: "#8f0d0d"
    down: "#0b4d17"
    quiet: "#5a5a5a"

    policy: "#86140c"
    technique: "#16491a"
    prices: "#6b3000"
    weather: "#0a3f70"
    pests: "#5f1f57"
    jobs: "#4d3b00"
    courses: "#00474b"
    guides: "#28357d"
    village: "#4a2d17"

    unknown: "#3d362e"
    blue: "#0a4a82"
    yellow: "#f8cb1c"
    orange: "#f58a1f"
    red: "#930d0d"

    levelDark: "#000000"
    halo: "#2f2a26"
}

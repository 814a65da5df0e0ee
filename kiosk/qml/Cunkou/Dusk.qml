// For the evening: dim and warm. What warns keeps the colours of the day.
import QtQuick

Scheme {
    paper: "#1e1813"
    paperDeep: "#17120e"
    card: "#2a221b"
    pressed: "#40352a"
    line: "#4d4033"
    ink: "#f0e3cd"
    inkSoft: "#c4b49b"
    onColor: "#17110c"
    mark: "#6b5218"
    markInk: "#ffeebf"
    up: "#f09a8c"
    down: "#8fc78f"
    quiet: "#8b7d6b"

    policy: "#db8d7f"
    technique: "#92b482"
    prices: "#d6995c"
    weather: "#86b0d2"
    pests: "#c89abd"
    jobs: "#c4a650"
    courses: "#79b7b2"
    guides: "#a3addb"
    village: "#c2a183"

    halo: "#e9dcc3"
}

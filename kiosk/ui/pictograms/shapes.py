"""Path data of round things, so that the tables stay readable."""

from __future__ import annotations


def circle(x: float, y: float, r: float) -> str:
    """Return a circle."""
    return ellipse(x, y, r, r)


def circles(r: float, *rows: tuple[float, ...]) -> str:
    """Return circles of one size.

    Args:
        r: Their radius.
        rows: Their places: x, y, x, y and so on.
    """
    return "".join(
        circle(x, y, r) for row in rows for x, y in zip(row[::2], row[1::2], strict=True)
    )


def ellipse(x: float, y: float, rx: float, ry: float) -> str:
    """Return an ellipse."""
    return f"M{x - rx} {y} a{rx} {ry} 0 1 0 {2 * rx} 0 a{rx} {ry} 0 1 0 {-2 * rx} 0 z "


def box(x: float, y: float, width: float, height: float, r: float) -> str:
    """Return a rectangle with round corners."""
    across, down = width - 2 * r, height - 2 * r
    return (
        f"M{x + r} {y} h{across} a{r} {r} 0 0 1 {r} {r} v{down} a{r} {r} 0 0 1 {-r} {r} "
        f"h{-across} a{r} {r} 0 0 1 {-r} {-r} v{-down} a{r} {r} 0 0 1 {r} {-r} z "
    )


def sun(x: float, y: float, r: float, reach: float) -> str:
    """Return eight rays around a place, as lines."""
    far, near = reach, r
    slant, short = far * 0.7071, near * 0.7071
    steps = ((0, 1), (0, -1), (1, 0), (-1, 0))
    straight = [f"M{x + a * near} {y + b * near} L{x + a * far} {y + b * far} " for a, b in steps]
    corners = ((1, 1), (1, -1), (-1, 1), (-1, -1))
    slanted = [
        f"M{x + a * short} {y + b * short} L{x + a * slant} {y + b * slant} " for a, b in corners
    ]
    return "".join(straight + slanted)


def cloud(x: float, y: float, scale: float = 1.0) -> str:
    """Return a cloud 30 wide and 19 high, its lower left corner at a place."""
    s = scale
    return (
        f"M{x + 7 * s} {y} a{7 * s} {7 * s} 0 0 1 {-0.6 * s} {-14 * s} "
        f"a{9.5 * s} {9.5 * s} 0 0 1 {18 * s} {-1.6 * s} "
        f"a{7.8 * s} {7.8 * s} 0 0 1 {-0.4 * s} {15.6 * s} z "
    )


def flake(x: float, y: float, r: float) -> str:
    """Return a snowflake as three lines."""
    slant, rise = r * 0.866, r * 0.5
    return (
        f"M{x} {y - r} V{y + r} M{x - slant} {y - rise} L{x + slant} {y + rise} "
        f"M{x - slant} {y + rise} L{x + slant} {y - rise} "
    )

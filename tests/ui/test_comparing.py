def test_a_price_is_compared_and_a_second_touch_takes_it_away(kiosk):
    kiosk.hand.touch("市场行情")
    kiosk.hand.touch_first("PriceLine")
    backend = kiosk.stage.stood("product").backend
    assert backend.property("choiceCount")
    first = backend.choices.rows[0]
    kiosk.hand.touch(f"和{first.label}比")
    assert backend.choices.rows[0].is_chosen
    assert backend.pages.rows[0].chart.beside_name == first.label
    kiosk.hand.touch(f"和{first.label}比")
    assert not backend.pages.rows[0].chart.beside
    kiosk.hand.touch(f"和{first.label}比")
    kiosk.hand.touch("返回")
    kiosk.hand.touch_first("PriceLine")
    assert not backend.pages.rows[0].chart.beside

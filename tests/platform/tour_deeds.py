"""What to do on a screen before it is looked at: open, press, bring."""

from __future__ import annotations

from datetime import datetime

from content import dates


def open_tab(name):
    return lambda page: page.get_by_role("tab", name=name).click()


def open_preview(page):
    page.get_by_role("button", name="预览开关").click()
    page.frame_locator("#w-preview-iframe").locator("main h1").wait_for()


def open_footer(page):
    page.locator("footer").get_by_role("button", name="更多动作").click()


def open_menu(page):
    toggle = page.locator(".sidebar-nav-toggle")
    if toggle.is_visible():  # on a phone it is folded away
        toggle.click()
    page.get_by_role("button", name="报告").click()


def press(name):
    """Return what presses a button of the page's foot, and waits for the window it opens."""

    def pressed(page):
        open_footer(page)
        page.locator("footer").get_by_role("button", name=name).click()
        page.locator(".modal-body").wait_for()

    return pressed


def hand_in(page):
    page.locator("footer").get_by_role("button", name="提交审核").click()
    page.wait_for_load_state()


def log_in_wrongly(page):
    page.fill("[name=username]", "somebody")
    page.fill("[name=password]", "guessed")
    page.click("button[type=submit]")
    page.wait_for_load_state()


def open_letter(page):
    page.get_by_role("button", name="打开").first.click()
    page.wait_for_load_state()


def choose_picture(page):
    page.get_by_role("button", name="选择图片").first.click()
    page.locator(".modal-content a img").first.wait_for()


def bring_picture(page):
    choose_picture(page)
    page.locator(".modal-content").get_by_role("tab", name="上传").click()


def choose_recording(page):
    page.get_by_role("button", name="选择录音或影片").first.click()
    page.locator(".modal-content table a").first.wait_for()


def tell_code(page):
    page.fill("[name=number]", "1234")
    page.get_by_role("button", name="算出设置码").click()
    page.locator("[role=status] code").first.wait_for()


def take_step(page):
    page.get_by_role("button", name="都看过了，下一步").click()
    page.locator("#id_typed").wait_for()


def show_captions(page):
    page.locator("#id_film_captions").scroll_into_view_if_needed()


def open_body(page):
    page.locator(".c-sf-add-button").first.click()


def upload(held, name="菜价.csv"):
    def put(page):
        page.set_input_files("#id_file", {"name": name, "mimeType": "text/csv", "buffer": held})
        page.get_by_role("button", name="传上去检查").click()
        page.wait_for_load_state()

    return put


def sheet(price):
    day = datetime.now(dates.CHINA).date().isoformat()
    market = "武川县城农贸市场"
    return f"日期,市场,品名,平均价,单位\n{day},{market},土豆,{price},元/斤\n".encode()

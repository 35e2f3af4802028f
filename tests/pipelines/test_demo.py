"""The page of `tfqa squad demo`, in a real browser, with answers that are known beforehand."""

import importlib.util
import os
import shutil
import socket
import sys
from typing import NamedTuple
from urllib.parse import urlsplit

import pytest

from tfqa.pipelines.demo import EXAMPLES, launch_demo, make_demo

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore::DeprecationWarning:gradio"),
]
REQUIRED = os.environ.get("TFQA_REQUIRE_BROWSER") == "1"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LISBON = "Porto stands on the Douro,\nLisbon on the Tagus."
RIVER = "Which river does Porto stand on?"


def need(what, there):
    """Skip where something is missing; fail where everything must be there, as in CI."""
    if not there:
        (pytest.fail if REQUIRED else pytest.skip)(f"there is no {what} here")


class Found(NamedTuple):
    text: str
    start: int
    end: int
    probability: float
    no_answer_probability: float


class Answerer:
    """Finds given words, whatever is asked."""

    def __init__(self):
        self.expect([("Douro", 0.83), ("Tagus", 0.042), ("Lisbon", 0.0013)], 0.12)
        self.asked = []

    def expect(self, words, nothing):
        self.words, self.nothing = words, nothing

    def answer(self, question, context, top_k=3):
        self.asked.append((question, context))
        if question == "fail":
            raise RuntimeError("Received: <b>bad</b>.")
        found = [(word, context.index(word), p) for word, p in self.words if word in context]
        return [Found(w, i, i + len(w), p, self.nothing) for w, i, p in found[:top_k]]


@pytest.fixture(scope="module")
def connections():
    """Every address that Python connects to or looks up while these tests run."""
    hosts = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def spy_connect(self, address):
        if self.family != getattr(socket, "AF_UNIX", None):
            hosts.append(address[0])
        return connect(self, address)

    def spy_look_up(host, *args, **options):
        hosts.append(host)
        return look_up(host, *args, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", spy_connect)
        patch.setattr(socket, "getaddrinfo", spy_look_up)
        yield hosts


@pytest.fixture(scope="module")
def running(connections):
    """(answerer, page that is being served)."""
    need("Gradio", importlib.util.find_spec("gradio"))
    answerer = Answerer()
    with pytest.MonkeyPatch.context() as patch:  # what must not matter
        patch.setenv("GRADIO_SHARE", "True")
        patch.setenv("GRADIO_ANALYTICS_ENABLED", "True")
        patch.setenv("GRADIO_SERVER_NAME", "0.0.0.0")
        patch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        patch.setenv("NO_PROXY", "example.org")
        patch.setenv("no_proxy", "")
        demo = launch_demo(answerer, block=False)
    yield answerer, demo
    demo.close(verbose=False)


@pytest.fixture(scope="module")
def browser(running):
    """A window of the browser."""
    need("Playwright", importlib.util.find_spec("playwright"))
    from playwright.sync_api import sync_playwright

    named = os.environ.get("TFQA_CHROMIUM")
    path = named or next(filter(None, map(shutil.which, BROWSERS)), None)
    need("Chromium (TFQA_CHROMIUM may name one)", path)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser.new_context()
        browser.close()


@pytest.fixture
def page(browser, running):
    """The page, newly opened. At the end: it asked no other computer, and nothing on it failed."""
    answerer, demo = running
    Answerer.__init__(answerer)
    page = browser.new_page()
    requests, faults = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.goto(demo.local_url)
    page.get_by_role("button", name="Ask", exact=True).wait_for()
    yield page
    page.close()
    outside = [url for url in requests if urlsplit(url).scheme not in ("data", "blob")]
    assert requests and {urlsplit(url).hostname for url in outside} == {"127.0.0.1"}
    assert not faults


def ask(page, text, question, enter=False):
    page.get_by_label("Text", exact=True).fill(text)
    page.get_by_label("Question", exact=True).fill(question)
    if enter:
        page.get_by_label("Question", exact=True).press("Enter")
    else:
        page.get_by_role("button", name="Ask", exact=True).click()


@pytest.mark.parametrize("enter", [False, True], ids=["button", "enter"])
def test_the_answer_is_marked_with_its_probability(page, running, enter):
    ask(page, LISBON, RIVER, enter)
    mark = page.locator("mark")
    mark.wait_for()
    assert running[0].asked == [(RIVER, LISBON)]
    assert mark.all_inner_texts() == ["Douro"]
    shown = "Porto stands on the Douro83 %,\nLisbon on the Tagus."
    assert page.locator(".tfqa-text").inner_text() == shown
    assert page.get_by_text("Best answer:").inner_text() == "Best answer: Douro (83 %)"
    rows = [row.split("\t") for row in page.locator("tr").all_inner_texts()]
    assert rows == [
        ["Answer", "Probability", "Place (characters)"],
        ["Douro", "83 %", "20–25"],
        ["Tagus", "4 %", "41–46"],
        ["Lisbon", "under 1 %", "27–33"],
    ]
    assert page.get_by_text("The text does not say: 12 %").is_visible()


def test_the_mark_is_seen_without_colours(page):
    ask(page, LISBON, RIVER)
    looks = page.locator("mark").evaluate("element => ({...getComputedStyle(element)})")
    assert int(looks["fontWeight"]) >= 700
    assert looks["textDecorationLine"] == "underline"
    assert (looks["color"], looks["backgroundColor"]) == ("rgb(0, 0, 0)", "rgb(255, 213, 79)")


def test_a_text_is_shown_as_it_is_and_never_run(page, running):
    hostile = (
        "🙂 a & b &amp; <script>alert(1)</script> <img src=x onerror=alert(2)>\n"
        "  ${alert(3)} {{value}} {{#if value}} </div></section> $x^2$ [a](javascript:alert(4))\n"
        "<i>\n👩‍🔬</i> \\n `end`\n\nlast"
    )
    answer = "<i>\n👩‍🔬</i>"  # after characters that are two units in a browser
    running[0].expect([(answer, 0.9999), ("<script>alert(1)</script>", 0.00005)], 0.0)
    ask(page, hostile, "<script>alert(5)</script>?")
    page.locator("mark").wait_for()
    assert page.locator("mark").text_content() == answer
    before, after = hostile.split(answer)
    assert page.locator(".tfqa-text").text_content() == f"{before}{answer}over 99 %{after}"
    assert page.locator(".tfqa-text").inner_text().count("\n") == hostile.count("\n")
    assert page.locator("td").nth(3).text_content() == "<script>alert(1)</script>"
    result = page.locator("#tfqa-result")
    assert result.locator("script, img, i, a").count() == 0
    assert page.get_by_text("The text does not say: 0 %").is_visible()


def test_what_is_missing_is_said(page, running):
    for text, question, missing in [
        ("", RIVER, "text"),
        (LISBON, "", "question"),
        (" \n ", "", "text"),
        (LISBON, " ", "question"),
    ]:
        ask(page, text, question)
        page.get_by_text(f"There is no {missing} yet. Type one, then press Ask.").wait_for()
        assert page.locator(".tfqa-problem").get_attribute("role") == "alert"
    assert running[0].asked == []


def test_a_failure_is_said_and_the_page_goes_on(page, capsys):
    ask(page, LISBON, "fail")
    alert = page.locator(".tfqa-problem")
    assert alert.inner_text() == "The model could not answer. Received: <b>bad</b>."
    assert "Traceback" not in page.content()
    assert 'raise RuntimeError("Received' in capsys.readouterr().err
    ask(page, "12", RIVER)
    page.get_by_text("No part of the text can be an answer.").wait_for()
    ask(page, LISBON, RIVER)
    page.locator("mark").wait_for()
    assert alert.count() == 0


def test_a_text_that_does_not_say(page, running):
    running[0].expect([("Douro", 0.2), ("Tagus", 0.1)], 0.7)
    ask(page, LISBON, "Which sea is near?")
    page.get_by_text("The text does not say: 70 %").wait_for()
    said = page.get_by_text("The text probably does not say.").inner_text()
    assert said == "The text probably does not say. The best guess is marked: Douro (20 %)"
    assert page.locator("mark").inner_text() == "Douro"


def test_examples_are_asked_when_they_are_clicked(page, running):
    running[0].expect([("the", 0.5)], 0.25)
    for text, question in EXAMPLES:
        page.get_by_role("button", name=question).click()
        page.locator(".tfqa-text").filter(has_text=text.split()[-1]).wait_for()
        assert page.get_by_label("Text", exact=True).input_value() == text
        assert page.get_by_label("Question", exact=True).input_value() == question
    assert running[0].asked == [(question, text) for text, question in EXAMPLES]


def test_only_this_computer_is_talked_to(page, running, connections):
    _, demo = running
    assert urlsplit(demo.local_url).hostname == "127.0.0.1" and demo.share_url is None
    assert not demo.analytics_enabled
    ask(page, LISBON, RIVER)
    page.locator("mark").wait_for()
    names = {host.decode() if isinstance(host, bytes) else host for host in connections}
    assert names and names <= {"127.0.0.1", "localhost"}
    with pytest.raises(OSError):  # a server at all of this computer's addresses has this one too
        socket.create_connection(("127.0.0.2", urlsplit(demo.local_url).port), timeout=5).close()


def test_a_port_in_use_is_named(running):
    port = urlsplit(running[1].local_url).port
    with pytest.raises(OSError, match=rf"no program uses. Received: port={port}. Choose another"):
        launch_demo(Answerer(), port, block=False)


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_out_of_range_is_refused(running, port):
    with pytest.raises(ValueError, match=f"from 1 to 65535. Received: port={port}"):
        launch_demo(Answerer(), port, block=False)


def test_without_gradio_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "gradio", None)
    with pytest.raises(ImportError, match=r'pip install "tfqa\[demo\]"'):
        make_demo(Answerer())

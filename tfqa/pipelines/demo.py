"""A page in the browser: paste a text, ask, and see where the answer stands and how sure it is."""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio

    from tfqa.pipelines.question_answerer import Answer, QuestionAnswerer

TITLE = "Ask a page"
INTRODUCTION = """# Ask a page
A model marks the part of a text that answers a question, and says how sure it is.
It can only copy from the text; what it marks may be wrong."""
EXAMPLES = (
    (
        "Lisbon is the capital of Portugal and stands on the Tagus. On 1 November 1755 an "
        "earthquake, a wave from the sea and a fire destroyed most of the city. Porto, the second "
        "city of the country, stands on the Douro.",
        "Which river does Porto stand on?",
    ),
    (
        "Charles Babbage designed the Analytical Engine, a machine that was never finished. In "
        "1843 Ada Lovelace published notes on it. They show how the machine could compute "
        "Bernoulli numbers.",
        "When did Lovelace publish her notes?",
    ),
    (
        "Botswana became independent in 1966. The pula is its currency. In Namibia, people pay "
        "with the dollar.",
        "What is the currency of Belgium?",
    ),
)
"""Pairs (text, question). The last text does not say."""

CSS = """
.tfqa-text, .tfqa-answers td { white-space: pre-wrap; overflow-wrap: anywhere; }
.tfqa-text, .tfqa-answers { line-height: 1.6; margin: 1em 0; }
.tfqa-text { border-left: 4px solid var(--border-color-primary); padding-left: 1em; }
.tfqa-text mark { background: #ffd54f; color: #000; font-weight: 700; padding: 0 0.15em;
  text-decoration: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }
.tfqa-percent { white-space: nowrap; }
.tfqa-text .tfqa-percent { border: 1px solid; border-radius: 4px; font-size: 0.85em;
  margin-left: 0.3em; padding: 0.05em 0.35em; }
.tfqa-answers { border-collapse: collapse; width: 100%; }
.tfqa-answers caption { font-weight: 700; text-align: left; }
.tfqa-answers th, .tfqa-answers td { border-bottom: 1px solid var(--border-color-primary);
  padding: 0.3em 1em 0.3em 0; text-align: left; vertical-align: top; }
.tfqa-best { font-size: 1.2em; }
.tfqa-problem { border: 2px solid; border-radius: 4px; font-weight: 700; padding: 0.6em 1em; }
"""


def make_demo(answerer: QuestionAnswerer) -> gradio.Blocks:
    """Make the page; `launch_demo` shows it.

    A text is never run as a program: it stands on the page as it was typed. One question is
    answered at a time, others wait.

    Args:
        answerer: a `QuestionAnswerer`, or anything with its method `answer`.

    Returns:
        `gradio.Blocks`. How the page looks is an option of its `launch`, see `launch_demo`.

    Raises:
        ImportError: Gradio is not installed.
    """
    gradio = _import_gradio()

    def ask(context, question):
        return _ask(answerer, context, question)

    with gradio.Blocks(title=TITLE, analytics_enabled=False) as demo:
        gradio.Markdown(INTRODUCTION)
        context = gradio.Textbox(
            label="Text", placeholder="Paste a text here.", lines=10, max_lines=20
        )
        question = gradio.Textbox(label="Question", placeholder="What do you want to know?")
        button = gradio.Button("Ask", variant="primary")
        result = gradio.HTML(elem_id="tfqa-result", apply_default_css=False, render=False)
        wiring = {"inputs": [context, question], "outputs": result}
        gradio.Examples(
            [list(pair) for pair in EXAMPLES],
            **wiring,
            fn=ask,
            run_on_click=True,
            cache_examples=False,
            example_labels=[question for _, question in EXAMPLES],
            label="Examples",
        )
        result.render()
        gradio.on([button.click, question.submit], ask, **wiring, api_visibility="private")
    return demo


def launch_demo(
    answerer: QuestionAnswerer, port: int | None = None, *, block: bool = True
) -> gradio.Blocks:
    """Show the page at http://127.0.0.1:`port`, to this computer only.

    Nothing is loaded from the network or sent to it: fonts are the system's, statistics are off,
    and there is no public link.

    Args:
        answerer: as for `make_demo`.
        port: 1 to 65535; None takes the first that is free from 7860 on.
        block: wait until Ctrl-C; else return at once, and `.close()` of what is returned ends it.

    Returns:
        `gradio.Blocks`; its address is `local_url`.

    Raises:
        ImportError: Gradio is not installed.
        ValueError: `port` is out of range.
        OSError: another program uses `port`.
    """
    gradio = _import_gradio()
    if port is not None and not 1 <= port <= 65535:
        raise ValueError(f"`port` must be from 1 to 65535. Received: port={port}.")
    theme = gradio.themes.Default(
        primary_hue="blue", font=["system-ui", "sans-serif"], font_mono=["monospace"]
    ).set(
        button_primary_background_fill="*primary_700",
        block_label_text_color="*neutral_700",
        block_title_text_color="*neutral_700",
        input_placeholder_color="*neutral_500",
        input_placeholder_color_dark="*neutral_400",
    )  # all with enough contrast
    demo = make_demo(answerer)
    _bypass_proxies()
    try:
        demo.launch(
            server_name="127.0.0.1", server_port=port, share=False, ssr_mode=False, quiet=True,
            prevent_thread_lock=True, inbrowser=False, theme=theme, css=CSS, footer_links=[],
        )  # fmt: skip
    except OSError as error:
        raise OSError(
            f"`port` must be one that no program uses. Received: port={port}. "
            f"Choose another, or end that program. ({error})"
        ) from error
    if block:
        print(f"The page is at {demo.local_url} (Ctrl-C ends it).", flush=True)
        demo.block_thread()
    return demo


def _import_gradio():
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    try:
        import gradio
    except ImportError as error:
        raise ImportError(
            "The demo needs Gradio, which cannot be imported here. Install it: "
            f'pip install "tfqa[demo]", or pip install "gradio>=6". ({error})'
        ) from error
    return gradio


def _bypass_proxies():
    """Let no proxy stand between this computer and itself: Gradio looks whether its page is up."""
    for name in ("NO_PROXY", "no_proxy"):
        hosts = os.environ.get(name, "").split(",")
        os.environ[name] = ",".join(dict.fromkeys(filter(None, [*hosts, "127.0.0.1"])))


def _ask(answerer, context, question) -> str:
    """Return the HTML of an answer, or of what is missing."""
    for name, text in (("text", context), ("question", question)):
        if not (text or "").strip():
            return _problem(f"There is no {name} yet. Type one, then press Ask.")
    try:
        answers = answerer.answer(question, context, top_k=3)
    except Exception as error:  # the page goes on; the terminal says where it came from
        traceback.print_exc()
        return _problem(f"The model could not answer. {error}")
    if not answers:
        return _problem("No part of the text can be an answer. Try a longer text.")
    return _show(context, answers)


def _problem(message):
    return f'<p class="tfqa-problem" role="alert">{escape(message)}</p>'


def _show(context: str, answers: Sequence[Answer]) -> str:
    """Return HTML: the best answer, the text with a mark in it, a table of all answers."""
    best, nothing = answers[0], answers[0].no_answer_probability
    if nothing > best.probability:
        first = "The text probably does not say. The best guess is marked:"
    else:
        first = "Best answer:"
    text = (
        f"{escape(context[: best.start])}<mark>{escape(context[best.start : best.end])}</mark>"
        f"{_percent(best.probability)}{escape(context[best.end :])}"
    )
    rows = "".join(
        f"<tr><td dir='auto'>{escape(answer.text)}</td><td>{_percent(answer.probability)}</td>"
        f"<td>{answer.start}–{answer.end}</td></tr>"
        for answer in answers
    )
    return f"""<section role="status">
<p class="tfqa-best">{first} <strong>{escape(best.text)}</strong> ({_percent(best.probability)})</p>
<div class="tfqa-text" dir="auto">{text}</div>
<table class="tfqa-answers"><caption>Best answers</caption><thead><tr><th scope="col">Answer</th>
<th scope="col">Probability</th><th scope="col">Place (characters)</th></tr></thead>
<tbody>{rows}</tbody></table>
<p>The text does not say: {_percent(nothing)}</p>
</section>"""


def _percent(probability):
    percent = f"{100 * probability:.0f}"
    if percent in ("0", "100") and 0 < probability < 1:
        percent = "under 1" if percent == "0" else "over 99"
    return f'<span class="tfqa-percent">{percent} %</span>'
